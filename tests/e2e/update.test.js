// Another version is offered, never taken during a set, and taken when the person says so.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";
import { DIST, MADE } from "./support/places.js";

/** Gives `use` a copy of the built app, and a function that makes another version of it. */
async function withVersions(use) {
  const folder = mkdtempSync(join(MADE, "version-"));
  try {
    // A file that is as old as its version is told from its successor, however soon that comes.
    cpSync(DIST, folder, { recursive: true, preserveTimestamps: true });
    const page = join(folder, "index.html");
    const worker = join(folder, "sw.js");
    const row = (bytes) =>
      `["", "${createHash("sha256").update(bytes).digest("base64")}", ${bytes.length}, true]`;
    const renew = () => {
      const before = readFileSync(page);
      const after = Buffer.from(
        before.toString().replace('<html lang="en">', '<html lang="en" data-version="2">'),
      );
      const list = readFileSync(worker, "utf8");
      assert.ok(list.includes(row(before)), "the list has the page");
      for (const file of [page, worker]) rmSync(`${file}.br`, { force: true });
      writeFileSync(page, after);
      writeFileSync(worker, list.replace(row(before), row(after)));
    };
    await use(folder, renew);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const controlled = (page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);
/**
 * Has the browser look for another version, as it does by itself now and then, and waits until that
 * is on the device.
 */
const found = async (page) => {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
};
const version = (page) => page.evaluate(() => document.documentElement.dataset.version ?? "1");
const offer = (page) => page.getByRole("button", { name: "Use it" });

test("a version that comes during a set waits until that is over and it is taken", async () => {
  await withVersions(async (folder, renew) => {
    await withApp(
      { folder, keepsFiles: true, camera: clipCamera("01_good_hinge", 2) },
      async (app) => {
        const { page } = app;
        await controlled(page);
        await app.startCamera();
        await app.camera.filmAll();
        await app.live();
        await page.evaluate(() => {
          window.isSamePage = true;
        });
        renew();
        await found(page);
        assert.equal(await offer(page).count(), 0, "nothing is offered during a set");
        await app.finish();
        await app.summary();
        assert.equal(await offer(page).count(), 0, "nothing is offered while the set is held");
        assert.equal(
          await page.evaluate(() => window.isSamePage),
          true,
          "the page was not loaded anew",
        );

        await page.getByRole("button", { name: "Dowel" }).click();
        await offer(page).waitFor();
        assert.equal(await version(page), "1");
        await Promise.all([page.waitForEvent("load"), offer(page).click()]);
        assert.equal(await version(page), "2");
        await page.getByRole("button", { name: "Start camera" }).waitFor();
        assert.equal(await offer(page).count(), 0);
        const pages = await page.evaluate(
          async () =>
            (await (await caches.open((await caches.keys())[0])).keys()).filter(
              ({ url }) => new URL(url).pathname === "/",
            ).length,
        );
        assert.equal(pages, 1, "the version before is dropped");
      },
    );
  });
});

test("a version is not taken while the app is open in another tab", async () => {
  await withVersions(async (folder, renew) => {
    await withApp({ folder, keepsFiles: true }, async ({ page, server }) => {
      await controlled(page);
      const other = await page.context().newPage();
      await other.goto(server.address);
      await controlled(other);
      renew();
      await found(page);
      await offer(page).click();
      await page.getByText("Close Dowel's other tabs first").waitFor();
      assert.equal(await version(page), "1");
      await other.close();
      await Promise.all([page.waitForEvent("load"), offer(page).click()]);
      assert.equal(await version(page), "2");
    });
  });
});
