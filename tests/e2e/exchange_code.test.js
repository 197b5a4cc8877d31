// A code on the coach's screen is read by the app's own camera: an installed app on an iPhone gets
// no links.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { CAMERA_HZ } from "./support/clip_camera.js";
import { examples } from "./support/links.js";
import { cameraBefore } from "./support/media.js";
import { MADE } from "./support/places.js";

const openInbox = async ({ page }) => {
  await page.getByTestId("inbox").click();
  await page.getByTestId("scan").click();
};

test("the athlete scans the coach's answer off a screen", async () => {
  const picture = join(MADE, "code.png");
  await withApp(
    { search: examples.scores, viewport: { width: 800, height: 1000 } },
    async ({ page }) => {
      await page.getByTestId("notes").fill("Hips first, then down.");
      await page.getByTestId("next-drill").selectOption("wall-touch");
      await page.getByTestId("qr").click();
      await page.getByTestId("qr-code").locator("svg").screenshot({ path: picture });
    },
  );
  const cameras = (page) =>
    page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => (window.stream = await ask(wish));
    });
  await withApp({ camera: cameraBefore(picture), prepare: cameras }, async (app) => {
    await openInbox(app);
    await app.camera.filmStill(1 / CAMERA_HZ);
    await app.page.getByTestId("reply").filter({ hasText: "Hips first, then down." }).waitFor();
    const isLive = await app.page.evaluate(() =>
      window.stream.getTracks().some((track) => track.readyState === "live"),
    );
    assert.equal(isLive, false, "the camera is off once the code is read");
    await app.page.getByRole("button", { name: "Dowel", exact: true }).click();
    assert.match(await app.page.getByTestId("coach-work").innerText(), /Wall touch/i);
  });
});

test("scanning can be broken off, and without a camera it says so", async () => {
  await withApp({ camera: "pattern" }, async (app) => {
    await openInbox(app);
    await app.page.getByTestId("scanner").locator("video").waitFor();
    await app.page.getByRole("button", { name: "Cancel" }).click();
    await app.page.getByTestId("scan").waitFor();
    assert.equal(await app.page.locator("video").count(), 0);
  });
  await withApp({}, async (app) => {
    await openInbox(app);
    assert.match(await app.notice(), /No camera was found/);
    await app.page.getByTestId("scan").waitFor();
  });
});
