// The page is hidden in the middle of a set, as by a call or another tab, and comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { ears, heard } from "./support/ears.js";
import { clipCamera, darkRoom } from "./support/media.js";
import { hidden, hides } from "./support/visibility.js";

const OWN = { name: "Own", lang: "en-GB", localService: true };

test("the set waits, goes on with its reps, and the screen is kept awake again", async () => {
  const prepare = async (page) => {
    await page.addInitScript(() => {
      window.asked = 0;
      const request = async () => (window.asked++, { release: async () => {} });
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
    });
    await hides(page);
  };
  await withApp({ camera: clipCamera("01_good_hinge", 9), prepare }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await hidden(app.page, true);
    await app.page.getByTestId("paused").waitFor();
    await hidden(app.page, false);
    await app.page.getByTestId("paused").waitFor({ state: "detached" });
    assert.equal(await app.page.evaluate(() => window.asked), 2);
    await app.camera.filmAll();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    assert.equal((await app.rows()).length, 2);
  });
});

test("a camera that was taken away from a hidden page is asked for anew, in silence", async () => {
  const cameras = (page) =>
    page.addInitScript(() => {
      window.streams = [];
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        window.streams.push(stream);
        return stream;
      };
    });
  const prepare = async (page) => {
    await cameras(page);
    await hides(page);
    await ears([OWN])(page);
  };
  await withApp({ camera: darkRoom(), prepare }, async (app) => {
    await app.startCamera();
    await app.camera.filmStill(6);
    await app.page.waitForFunction(() => window.heard.some((entry) => entry.says));
    await hidden(app.page, true);
    await app.page.getByTestId("paused").waitFor();
    assert.ok((await heard(app)).at(-1).cancels);
    await app.page.evaluate(() => window.streams[0].getTracks().forEach((track) => track.stop()));
    await hidden(app.page, false);
    await app.page.waitForFunction(() => window.streams.length === 2);
    await app.page.getByTestId("paused").waitFor({ state: "detached" });
    await app.page.getByTestId("set-up").waitFor();
  });
});
