// Times the built app's worker in Chromium, stage by stage and at its start, and prints tables.
// Made for `cargo xtask bench`, which builds.
import { chromium } from "playwright-core";
import { CHROMIUM } from "../support/places.js";
import { serve } from "../support/served_app.js";
import { benchSite, frameUrl } from "./bench_site.mjs";

const CLIP = "01_good_hinge";
const RATE_HZ = 15;
/** Frames that warm the engine up, and frames that are timed: standing and one rep. */
const WARM = 12;
const TIMED = 60;

const folder = benchSite(CLIP, WARM + TIMED);

const frames = (from, count) => ({
  frames: count,
  frameUrls: Array.from({ length: count }, (_, i) => frameUrl(from + i)),
  times: Array.from({ length: count }, (_, i) => (from + i) / RATE_HZ),
});
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) =>
  sorted(values)[Math.floor((values.length - 1) * share)].toFixed(1).padStart(7);

const whole = (times_ms) => times_ms.map((ms) => ms.toFixed(0));
/** A row of a table: its name, then its cells to the right of columns of this width. */
const row = (name, nameWidth, cells, width) =>
  name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(width)).join("");

const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  console.log(
    `ms per frame, median (95th percentile) of ${TIMED} frames of ${CLIP}; ` +
      "whole: from handing a frame over until its measures are back",
  );
  const STAGES = ["crop", "infer", "decode", "contour", "measure"];
  console.log(row("model", 12, ["whole", "", ...STAGES, "load"], 8));
  const starts = [];
  for (const model of ["lite", "full"]) {
    for (const segmentation of [false, true]) {
      const page = await browser.newPage();
      await page.goto(`${server.address}bench.html`);
      await page.waitForFunction(() => typeof window.dowelBench === "function");
      const run = (part) =>
        page.evaluate((options) => window.dowelBench(options), { model, segmentation, ...part });
      const name = model + (segmentation ? " + mask" : "");
      const { load_ms, start, first_result_ms } = await run(frames(0, WARM));
      const { worker_ms, fetch_ms, prepare_ms } = start;
      const first_frame_ms = first_result_ms - load_ms;
      const times_ms = [worker_ms, fetch_ms, prepare_ms, first_frame_ms, first_result_ms];
      starts.push(row(name, 13, whole(times_ms), 10));
      const { per_frame_ms, stages } = await run(frames(WARM, TIMED));
      const usual = `${at(per_frame_ms, 0.5)} (${at(per_frame_ms, 0.95).trim()})`;
      const parts = STAGES.map((stage) => at(stages[stage], 0.5));
      console.log(row(`${name.padEnd(12)} ${usual}`, 0, [...parts, ...whole([load_ms])], 8));
      await page.close();
    }
  }
  console.log(
    "\nstart-up, ms, files from this computer: the worker's file fetched, compiled and begun; " +
      "the networks fetched; checked and prepared; the first frame; all of it",
  );
  console.log(row("model", 13, ["worker", "networks", "prepared", "1st frame", "together"], 10));
  for (const line of starts) console.log(line);
} finally {
  await browser.close();
  await server.stop();
}
