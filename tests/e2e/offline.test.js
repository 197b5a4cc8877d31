// After the first visit the whole app works without a network, and a file that was damaged on the
// device is fetched anew.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { nobody } from "./support/media.js";

const ready = ({ page }) =>
  page.getByTestId("offline").filter({ hasText: "Ready" }).waitFor({ timeout: 60_000 });
const about = (app) => app.page.getByTestId("about").click();

/** Goes to where all of the app can be fetched at once, and has it done. */
async function keepAll(app) {
  await about(app);
  await app.page.getByRole("button", { name: "Fetch it now" }).click();
  await ready(app);
}

test("without a network the page opens and a set is judged", async () => {
  await withApp({ keepsFiles: true }, async (app) => {
    await keepAll(app);
    await app.server.stop();
    await app.page.reload();
    await about(app);
    await ready(app);
    await app.page.getByRole("button", { name: "Back to the start" }).click();
    await app.page.waitForFunction(() => {
      const film = document.querySelector("[data-testid=film]");
      return film.currentSrc.endsWith("film.avif") && film.complete && film.naturalWidth > 0;
    });
    await app.chooseVideo(nobody());
    await app.summary();
    await app.page.getByText("Nobody was seen in this video").waitFor();
  });
});

test("the rest is fetched by itself while the person looks at the first screen", async () => {
  await withApp({ keepsFiles: true }, async ({ page }) => {
    const areModelsKept = async () => {
      const keys = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      return keys.flat().filter(({ url }) => url.includes("models/")).length === 2;
    };
    await page.waitForFunction(areModelsKept, null, { timeout: 60_000, polling: 250 });
  });
});

test("a model that was damaged on the device is fetched anew", async () => {
  await withApp({ keepsFiles: true }, async (app) => {
    await keepAll(app);
    const damaged = await app.page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const key = (await cache.keys()).find(({ url }) => url.includes("pose_detection"));
      await cache.put(key, new Response("half a model"));
      return key.url;
    });
    await app.page.getByRole("button", { name: "Back to the start" }).click();
    await app.chooseVideo(nobody());
    await app.summary();
    const bytes = await app.page.evaluate(
      async (url) => (await (await caches.match(url)).arrayBuffer()).byteLength,
      damaged,
    );
    assert.ok(bytes > 1_000_000, `${bytes} bytes are kept`);
  });
});

test("where nothing can be kept the app works with a network", async () => {
  const refuse = (page) =>
    page.addInitScript(() => {
      navigator.serviceWorker.register = () =>
        Promise.reject(new DOMException("full", "QuotaExceededError"));
    });
  await withApp({ keepsFiles: true, prepare: refuse }, async (app) => {
    await about(app);
    await app.page
      .getByTestId("offline")
      .filter({ hasText: "needs a network each time" })
      .waitFor();
  });
});
