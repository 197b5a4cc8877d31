// A video whose frames come at uneven times is stepped frame by frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { uneven } from "./support/media.js";

test("every frame of an uneven video is looked at once, at its own time", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(uneven());
    await app.summary();
    const record = await app.record();
    const kept = [...Array(60).keys()].filter((n) => n % 7 !== 0);
    assert.equal(record.source.frames, kept.length);
    record.frames.forEach((frame, i) =>
      assert.ok(Math.abs(frame.t - (kept[i] - kept[0]) / 30) < 0.002, `frame ${i} at ${frame.t}`),
    );
  });
});
