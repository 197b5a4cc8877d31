// No picture from the camera: one clear sentence before the set, and no rep lost during one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip } from "./support/media.js";

/** Makes the browser answer a request for the camera with this error. */
const refuseWith = (name) => (page) => page.addInitScript((name) => {
  navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("refused", name); };
}, name);

test("a device without a camera", async () => {
  await withApp({}, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /No camera was found/);
  });
});

test("a camera that is not allowed", async () => {
  await withApp({ prepare: refuseWith("NotAllowedError") }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /not allowed/);
  });
});

test("a camera in use", async () => {
  await withApp({ prepare: refuseWith("NotReadableError") }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /Another app is using the camera/);
  });
});

test("a page without HTTPS", async () => {
  const insecure = (page) => page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await withApp({ prepare: insecure }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /HTTPS/);
  });
});

test("a camera unplugged in the set: it can be tried again, and the set goes on", async () => {
  const remember = (page) => page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => (window.lastStream = await ask(wish));
  });
  await withApp({ camera: cameraClip("01_good_hinge", 8.8), prepare: remember }, async (app) => {
    await app.startCamera();
    await app.live();
    await app.repCount(1);
    await app.page.evaluate(() => window.lastStream.getVideoTracks()[0].dispatchEvent(new Event("ended")));
    assert.match(await app.notice(), /camera is gone/);
    await app.page.getByRole("button", { name: "Try the camera again" }).click();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    assert.equal((await app.rows()).length, 2);
    const live = await app.page.evaluate(() => window.lastStream.getTracks().some((track) => track.readyState === "live"));
    assert.equal(live, false, "the camera is off after the set");
  });
});
