// The camera films good hinges: the set-up finds all in order, each rep is counted, none is called a squat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip } from "./support/media.js";

/** Counts how often the page asks that the screen stays awake. */
const wakeLocks = (page) =>
  page.addInitScript(() => {
    window.wakeLocks = { asked: 0, released: 0 };
    const request = async () => (
      window.wakeLocks.asked++,
      { release: async () => window.wakeLocks.released++ }
    );
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });

test("good hinges in front of the camera are set up, counted and pass", async () => {
  await withApp({ camera: cameraClip("01_good_hinge", 8.8), prepare: wakeLocks }, async (app) => {
    await app.startCamera();
    await app.page.locator("[data-testid=set-up][data-all-good=true]").waitFor({ timeout: 90_000 });
    assert.equal(await app.page.getByTestId("check").count(), 6);
    assert.match(await app.page.getByTestId("level").innerText(), /taken to be upright/);
    await app.repCount(2);
    await app.finish();
    await app.summary();
    assert.deepEqual(
      await app.page.evaluate(() => window.wakeLocks),
      { asked: 1, released: 1 },
      "the screen is kept awake, and may sleep after the set",
    );
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    for (const row of rows) assert.doesNotMatch(row, /Squatted/);
    const record = await app.record();
    assert.equal(record.source.kind, "camera");
    assert.ok(
      record.frames.every((frame, i) => i === 0 || frame.t > record.frames[i - 1].t),
      "times rise",
    );
    assert.deepEqual(app.outside, []);
  });
});
