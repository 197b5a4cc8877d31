// The demo: a recorded set through the real scorer, without the model; and its replay, as after
// every set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { copyTo, openHistory } from "./support/kept.js";
import { beginning } from "./support/media.js";
import { clip } from "./support/places.js";

const start = (app) => app.page.getByRole("button", { name: "See how it works" }).click();
const toResult = (app) => app.page.getByRole("button", { name: "To the result" }).click();

/** Files that only a set with the model needs. */
const MODEL = /\.net$|worker/;

/** Opens the app, plays the demo as far as its result, and hands it over. */
const afterDemo = (options, use) =>
  withApp(options, async (app) => {
    await start(app);
    await app.live();
    await toResult(app);
    await app.summary();
    await use(app);
  });

test("the demo shows a set being judged, needs no model and leaves no trace", async () => {
  const asked = [];
  const prepare = async (page) => page.on("request", (request) => asked.push(request.url()));
  await withApp({ prepare }, async (app) => {
    const { page } = app;
    await start(app);
    await app.live();
    await page.getByTestId("demo-note").filter({ hasText: "recorded set" }).waitFor();
    await page.waitForFunction(
      () => parseFloat(document.querySelector(".readouts dd")?.textContent) > 20,
    );
    await toResult(app);
    await app.summary();
    await page.getByTestId("demo-result").filter({ hasText: "not among your sets" }).waitFor();
    const rows = await app.rows();
    assert.equal(rows.length, 4);
    ["Clean rep", "Squatted", "Low back rounded", "Not deep enough"].forEach((finding, i) =>
      assert.ok(rows[i].includes(finding), `${finding} is not in ${rows[i]}`),
    );
    assert.equal(
      await page.getByRole("button", { name: "Use as reference" }).count(),
      0,
      "a reference is one's own",
    );
    assert.equal(await page.getByRole("button", { name: "Save JSON" }).count(), 0);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), [], "nothing is kept");
    assert.deepEqual(
      asked.filter((url) => MODEL.test(url)),
      [],
    );
    assert.deepEqual(app.outside, []);
    await page.getByRole("button", { name: "Watch it again" }).click();
    await app.live();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "See how it works" }).waitFor();
  });
});

test("a demo that can't be loaded says so", async () => {
  const prepare = (page) => page.route("**/demo.bin", (route) => route.fulfill({ status: 404 }));
  await withApp({ prepare }, async (app) => {
    await start(app);
    assert.match(await app.notice(), /demo could not be loaded/);
  });
});

test("the coach of the demo is heard only when asked for", async () => {
  await withApp({}, async (app) => {
    await start(app);
    await app.live();
    await app.page.getByRole("button", { name: "Hear the coach" }).click();
    await app.page.getByRole("button", { name: "Mute the coach" }).waitFor();
  });
});

test("the replay is scrubbed, played, and stands beside another rep", async () => {
  await afterDemo({}, async (app) => {
    const replay = app.page.getByTestId("replay");
    const [rep, other] = ["Rep", "Other rep"].map((name) =>
      replay.getByRole("combobox", { name, exact: true }),
    );
    const moments = replay.getByTestId("moment");
    const place = replay.getByRole("slider", { name: "Where in the rep" });
    const hipDeg = async (side = 0) =>
      Number.parseFloat(await moments.nth(side).locator(".replay-hip dd").innerText());

    assert.deepEqual(
      [await rep.inputValue(), await other.inputValue()],
      ["1", "2"],
      "the best beside the worst",
    );
    assert.ok((await hipDeg(0)) > 75 && (await hipDeg(1)) > 75, "both at the bottom");
    await place.fill("0");
    await moments.first().filter({ hasText: "not judged here" }).waitFor();
    assert.ok((await hipDeg(0)) < 35 && (await hipDeg(1)) < 35, "both at the start");
    const before = await place.inputValue();
    await place.press("ArrowRight");
    assert.notEqual(await place.inputValue(), before, "by keyboard");

    await rep.selectOption({ index: 2 });
    await replay.getByRole("button", { name: "To the first lost contact" }).click();
    await moments.first().filter({ hasText: "off the rod" }).waitFor();
    await other.selectOption({ index: 3 });
    assert.ok((await hipDeg(1)) < 45, "the shallow rep");
    assert.ok(await drawn(app, 0), "a figure is drawn");

    await replay.getByRole("button", { name: "½× speed" }).click();
    const paused = await place.inputValue();
    await replay.getByRole("button", { name: "Play", exact: true }).click();
    await app.page.waitForFunction(
      (paused) => document.querySelector(".scrub").value !== paused,
      paused,
    );
    await replay.getByRole("button", { name: "Pause" }).click();

    await replay.getByTestId("compare").uncheck();
    await other.waitFor({ state: "detached" });
    assert.equal(await moments.count(), 1);
  });
});

test("charts mark faults by letters and tell the gaps as text", async () => {
  await afterDemo({}, async (app) => {
    const { page } = app;
    await app.unfold("charts");
    const legend = await page.getByTestId("hip-chart").getByRole("listitem").allInnerTexts();
    assert.deepEqual(
      legend.map((text) => text.replace(/\s+/g, " ")),
      [
        "A Squatted instead of hinged",
        "B Knees came forward",
        "C Low back rounded",
        "D Upper back rounded",
        "E Not deep enough",
      ],
    );
    const gaps = page.getByTestId("gap-chart");
    const lines = () => gaps.locator("polyline.tailbone").count();
    const all = await lines();
    await gaps.getByRole("combobox").selectOption({ label: "Rep 3" });
    assert.ok(all > 1);
    assert.equal(await lines(), 1);
    await gaps.getByText("As text").click();
    const said = await gaps.getByRole("listitem").filter({ hasText: "Rep 3:" }).innerText();
    assert.match(said, /Upper back 0 %, Tailbone \d+ % at \d+°; Clean to \d+°/);
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      "all finds room on a phone",
    );
  });
});

test("a set from a file has its video behind the figure, as long as it is wanted", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(beginning(clip("06_mixed_reps"), 5));
    await app.summary();
    await app.unfold("replay");
    const video = app.page.locator(".replay-picture");
    await video.waitFor();
    const [rep] = (await app.record()).reps;
    const isAt = ([from_s, to_s]) => {
      const video = document.querySelector(".replay-picture");
      return (
        video.readyState >= 2 &&
        !video.seeking &&
        video.currentTime >= from_s &&
        video.currentTime <= to_s
      );
    };
    await app.page.waitForFunction(isAt, [rep.bottom_s - 0.1, rep.bottom_s + 0.1]);
    await app.page.getByRole("slider", { name: "Where in the rep" }).fill("0");
    await app.page.waitForFunction(isAt, [rep.start_s - 0.1, rep.start_s + 0.1]);
    await app.page.getByTestId("show-video").uncheck();
    await video.waitFor({ state: "detached" });

    await app.page.getByTestId("kept").waitFor();
    await copyTo(app.page, "000000000000001-a", "2026-10-21");
    await openHistory(app);
    await app.page.getByTestId("set").first().click();
    await app.summary();
    await app.unfold("replay");
    await app.page.getByTestId("beside").selectOption("000000000000001-a");
    const names = app.page.locator(".replay-name");
    await names.nth(1).waitFor();
    assert.match((await names.allInnerTexts()).join(), /^This set,21 Oct/);
    assert.ok(await drawn(app, 1), "the earlier set's figure is drawn");
    assert.equal(await video.count(), 0, "the file is not kept");
  });
});

/** Whether anything is drawn on a side's canvas. */
const drawn = (app, side) =>
  app.page
    .locator(".replay-figure")
    .nth(side)
    .evaluate((canvas) =>
      canvas
        .getContext("2d")
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.some((value) => value > 0),
    );
