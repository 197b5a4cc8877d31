// Half an hour of frames through the built app's worker, and the rate at which a camera's frames
// are looked at. Made for `cargo xtask soak`.
import { chromium } from "playwright-core";
import { withApp } from "../support/app_page.js";
import { cameraClip } from "../support/media.js";
import { CHROMIUM } from "../support/places.js";
import { serve } from "../support/served_app.js";
import { benchSite, frameUrl } from "./bench_site.mjs";

const CLIP = "01_good_hinge";
const RATE_HZ = 15;
/** Fifteen sets of two minutes, the clip's four reps over and over. */
const SETS = {
  setCount: 15,
  setFrames: 2 * 60 * RATE_HZ,
  rate_hz: RATE_HZ,
  frameUrls: Array.from({ length: 255 }, (_, i) => frameUrl(i)),
};
/** The camera's frames a second, and how long it is watched, s. */
const CAMERA_HZ = 30;
const WATCH_S = 30;

const server = await serve(benchSite(CLIP, 255));
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
});
try {
  const page = await browser.newPage();
  await page.goto(`${server.address}bench.html`);
  await page.waitForFunction(() => typeof window.dowelSoak === "function");
  const sets = await page.evaluate((options) => window.dowelSoak(options), SETS);
  const mb = (bytes) => (bytes === undefined ? "-" : (bytes / 1e6).toFixed(1)).padStart(12);
  console.log(
    `${SETS.setCount * 2} minutes of frames at ${RATE_HZ} a second, lite, ` +
      "silhouettes as needed, as fast as they are done",
  );
  const columns = ["ms a frame", "reps", "wasm MB", "page heap MB"];
  console.log("minute".padEnd(8) + columns.map((name) => name.padStart(13)).join(""));
  for (const [i, set] of sets.entries()) {
    const minute = String(2 * (i + 1)).padEnd(8);
    const [frame_ms, reps] = [set.frame_ms.toFixed(1), `${set.reps}`].map((f) => f.padStart(13));
    console.log(`${minute}${frame_ms}${reps} ${mb(set.wasm_bytes)} ${mb(set.heap_bytes)}`);
  }
} finally {
  await browser.close();
  await server.stop();
}

const noteFrames = (page) =>
  page.addInitScript(() => {
    window.doneAt = [];
    window.Worker = class extends window.Worker {
      constructor(...options) {
        super(...options);
        this.addEventListener(
          "message",
          ({ data }) => data?.FrameDone && window.doneAt.push(performance.now()),
        );
      }
    };
  });
await withApp({ camera: cameraClip(CLIP, 17, CAMERA_HZ), prepare: noteFrames }, async (app) => {
  await app.startCamera();
  await app.live();
  await app.page.evaluate(() => {
    window.doneAt = [];
  });
  await app.page.waitForTimeout(WATCH_S * 1000);
  const doneAt = await app.page.evaluate(() => window.doneAt);
  const rates = doneAt
    .slice(1)
    .map((at, i) => 1000 / (at - doneAt[i]))
    .sort((a, b) => a - b);
  const at = (share) => rates[Math.floor((rates.length - 1) * share)].toFixed(1);
  const done_hz = (doneAt.length / WATCH_S).toFixed(1);
  console.log(
    `\ncamera at ${CAMERA_HZ} frames a second for ${WATCH_S} s: ${done_hz} looked at a second; ` +
      `rate from frame to frame: 5th percentile ${at(0.05)}, median ${at(0.5)}`,
  );
});
