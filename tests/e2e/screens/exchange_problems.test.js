// What is sent may be hostile, unknown or more than the device keeps: it is shown as text, by its
// id, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { examples } from "../support/links.js";

const { set, markup, stranger } = examples;

test("names and notes are shown as text, whatever is in them", async () => {
  const prepare = (page) =>
    page.addInitScript(() => (window.hacked = () => (window.wasHacked = true)));
  await withApp({ search: markup, prepare }, async (app) => {
    const { page } = app;
    await page
      .getByRole("heading", { level: 1, name: "<img src=x onerror=hacked()>'s set" })
      .waitFor();
    await page.evaluate((hash) => (location.hash = hash), examples.reply);
    await page
      .getByTestId("coach-notes")
      .filter({ hasText: "<script>alert(1)</script>" })
      .waitFor();
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.equal(await page.evaluate(() => window.wasHacked), undefined);
  });
});

test("a set of a drill that this version does not know is shown by its id", async () => {
  await withApp({ search: stranger }, async (app) => {
    await app.page.getByText("plank-of-tomorrow").waitFor();
    await app.page.getByText("does not know this drill").waitFor();
    assert.equal(await app.page.getByTestId("rep").count(), 3);
  });
});

test("a browser that keeps nothing shows what was sent and leaves the link in place", async () => {
  const prepare = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new Error("no");
        },
      }),
    );
  await withApp({ search: set, prepare }, async (app) => {
    assert.match(await app.notice(), /keeps nothing for this page/);
    assert.equal(await app.page.getByTestId("rep").count(), 10);
    assert.ok(app.page.url().includes("#s="));
  });
});

test("what was kept and is damaged is put aside and said, not written over", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      localStorage.setItem("dowel.exchange.opened", '[{"text": "#s=broken"}]');
      localStorage.setItem("dowel.exchange.replies", "{");
    });
  await withApp({ prepare }, async (app) => {
    const { page } = app;
    await page.getByTestId("inbox").click();
    assert.match(await app.notice(), /damaged: 2 could not be read/);
    const kept = (name) => page.evaluate((name) => localStorage.getItem(name), name);
    assert.equal(await kept("dowel.exchange.opened.damaged"), '[{"text": "#s=broken"}]');
    assert.equal(await kept("dowel.exchange.replies.damaged"), "{");
  });
});
