// The camera films squats: they are counted, and called what they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";

test("squats in front of the camera are shown as squats", async () => {
  await withApp({ camera: clipCamera("02_squat_pattern", 9) }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await app.near();
    await app.page.getByTestId("last-rep").filter({ hasText: "Squatted" }).waitFor();
    await app.camera.filmAll();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    for (const row of rows) assert.match(row, /Squatted/);
  });
});
