// The worker crashes in the set: it is said, it starts again, and the reps so far are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";

test("after a crash of the worker the set goes on with its reps", async () => {
  await withApp({ camera: clipCamera("02_squat_pattern", 5), search: "?test" }, async (app) => {
    await app.startCamera();
    await app.camera.filmAll();
    await app.repCount(1);
    await app.page.evaluate(() => window.dowelTest.crash());
    const filmed = app.camera.filmStill(1);
    assert.match(await app.notice(), /starting again/);
    await filmed;
    await app.page.getByRole("alert").waitFor({ state: "detached" });
    await app.repCount(1);
    await app.finish();
    await app.summary();
    assert.equal((await app.rows()).length, 1);
    assert.equal((await app.record()).reps.length, 1);
  });
});

test("without the test's address there is no way to crash it", async () => {
  await withApp({}, async (app) =>
    assert.equal(await app.page.evaluate(() => "dowelTest" in window), false),
  );
});
