// No picture from the camera: one clear sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";

/** Makes the browser answer a request for the camera with this error. */
const refuseWith = (name) => (page) =>
  page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException("refused", name);
    };
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
  const insecure = (page) =>
    page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await withApp({ prepare: insecure }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /HTTPS/);
  });
});
