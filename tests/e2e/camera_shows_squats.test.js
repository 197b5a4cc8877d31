// The camera films squats: they are counted, and called what they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip } from "./support/media.js";

test("squats in front of the camera are shown as squats", async () => {
  await withApp({ camera: cameraClip("02_squat_pattern", 8.8) }, async (app) => {
    await app.startCamera();
    await app.live();
    await app.repCount(1);
    await app.page.getByTestId("last-rep").filter({ hasText: "Squatted" }).waitFor();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    for (const row of rows) assert.match(row, /Squatted/);
  });
});
