// The camera films good hinges: the set-up finds all in order, each rep is counted, none is called a squat, and a page that was
// hidden for a moment goes on with its reps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip } from "./support/media.js";
import { hidden, hides } from "./support/visibility.js";

/** Counts how often the page asks that the screen stays awake. */
const wakeLocks = (page) => page.addInitScript(() => {
  window.wakeLocks = { asked: 0, released: 0 };
  const request = async () => (window.wakeLocks.asked++, { release: async () => window.wakeLocks.released++ });
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
});

const prepare = async (page) => {
  await wakeLocks(page);
  await hides(page);
};

test("good hinges in front of the camera are set up, counted and pass", async () => {
  await withApp({ camera: cameraClip("01_good_hinge", 8.8), prepare }, async (app) => {
    await app.startCamera();
    await app.page.locator("[data-testid=set-up][data-all-good=true]").waitFor({ timeout: 90_000 });
    assert.equal(await app.page.getByTestId("check").count(), 6);
    assert.match(await app.page.getByTestId("level").innerText(), /taken to be upright/);
    await app.repCount(1);
    await hidden(app.page, true);
    await app.page.getByTestId("paused").waitFor();
    await hidden(app.page, false);
    await app.page.getByTestId("paused").waitFor({ state: "detached" });
    assert.equal((await app.page.evaluate(() => window.wakeLocks)).asked, 2, "the screen is kept awake, and again after the page was hidden");
    await app.repCount(2);
    await app.finish();
    await app.summary();
    assert.equal((await app.page.evaluate(() => window.wakeLocks)).released, 2, "after the set the screen may sleep");
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    for (const row of rows) assert.doesNotMatch(row, /Squatted/);
    const record = await app.record();
    assert.equal(record.source.kind, "camera");
    assert.ok(record.frames.every((frame, i) => i === 0 || frame.t > record.frames[i - 1].t), "times rise");
    assert.deepEqual(app.outside, []);
  });
});
