// The camera goes in the middle of a set and comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";

test("a camera unplugged in the set: it can be tried again, and the set goes on", async () => {
  const remember = (page) =>
    page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => (window.lastStream = await ask(wish));
    });
  await withApp({ camera: clipCamera("01_good_hinge", 9), prepare: remember }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await app.page.evaluate(() =>
      window.lastStream.getVideoTracks()[0].dispatchEvent(new Event("ended")),
    );
    assert.match(await app.notice(), /camera is gone/);
    await app.page.getByRole("button", { name: "Try the camera again" }).click();
    await app.camera.filmStill(2);
    await app.camera.filmAll();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    assert.equal((await app.rows()).length, 2);
    const live = await app.page.evaluate(() =>
      window.lastStream.getTracks().some((track) => track.readyState === "live"),
    );
    assert.equal(live, false, "the camera is off after the set");
  });
});
