// The camera films good hinges: each is counted, none is called a squat.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip } from "./support/media.js";

test("good hinges in front of the camera are counted and pass", async () => {
  await withApp({ camera: cameraClip("01_good_hinge", 8.8) }, async (app) => {
    await app.startCamera();
    await app.live();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    for (const row of rows) assert.doesNotMatch(row, /Squatted/);
    const record = await app.record();
    assert.equal(record.source.kind, "camera");
    assert.ok(record.frames.every((frame, i) => i === 0 || frame.t > record.frames[i - 1].t), "times rise");
    assert.deepEqual(app.outside, []);
  });
});
