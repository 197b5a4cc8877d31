// The camera films good hinges: the set-up finds all in order, each rep is counted, none is called
// a squat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { CAMERA_HZ } from "./support/clip_camera.js";
import { clipCamera } from "./support/media.js";

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
  await withApp({ camera: clipCamera("01_good_hinge", 9), prepare: wakeLocks }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(1);
    await app.allGood();
    assert.equal(await app.page.getByTestId("check").count(), 8);
    assert.equal(await app.page.getByTestId("level").count(), 0, "there is no sensor");
    await app.camera.filmAll();
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
    assert.equal(record.frames.length, CAMERA_HZ * 9, "each picture was looked at, once");
    record.frames.forEach(({ t }, i) => assert.ok(Math.abs(t - i / CAMERA_HZ) < 1e-9, `${t} s`));
    assert.deepEqual(app.outside, []);
  });
});
