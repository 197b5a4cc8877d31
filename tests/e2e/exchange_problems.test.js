// Links that are cut, changed, too long, newer or hostile: each gets a clear sentence, none gets into the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { examples } from "./support/links.js";

const { set, newer, nonsense, bomb, markup, stranger } = examples;
const changed = set.slice(0, 60) + (set[60] === "A" ? "B" : "A") + set.slice(61);

const REFUSED = [
  ["cut in the middle", set.slice(0, 900), /end of this link is missing/],
  ["without its last letter", set.slice(0, -1), /end of this link is missing/],
  ["without anything", "#s=", /end of this link is missing/],
  ["with another letter", changed, /changed on its way/],
  ["of a newer version", newer, /newer Dowel/],
  ["with a right checksum round nonsense", nonsense, /makes no sense/],
  ["that unpacks to 60 MB", bomb, /makes no sense/],
  ["with markup", "#s=<img src=x onerror=hacked()>", /end of this link is missing/],
];

const opened = async (page) => (await page.getByTestId("shared-set").count()) + (await page.getByTestId("opened-set").count());

test("each wrong link is told from the others, in the address and pasted", async () => {
  await withApp({ search: REFUSED[0][1] }, async (app) => {
    const { page } = app;
    assert.match(await app.notice(), REFUSED[0][2]);
    for (const [name, link, sentence] of REFUSED) {
      await page.getByTestId("paste").fill(link);
      await page.getByTestId("open").click();
      assert.match(await app.notice(), sentence, `pasted: ${name}`);
      await page.evaluate((hash) => (location.hash = hash), link);
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
      assert.equal(await opened(page), 0, name);
    }
    for (const [text, sentence] of [["hello", /no Dowel link/], [`#s=${"A".repeat(500_000)}`, /longer than anything/]]) {
      await page.getByTestId("dowel-file").setInputFiles({ name: "x.dowel", mimeType: "text/plain", buffer: Buffer.from(text) });
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    }
    await page.getByTestId("dowel-file").setInputFiles({ name: "x.dowel", mimeType: "text/plain", buffer: Buffer.alloc(3_000_000, 255) });
    await page.getByRole("alert").filter({ hasText: /longer than anything/ }).waitFor();
    await page.getByTestId("paste").fill(set);
    await page.getByTestId("open").click();
    await page.getByTestId("shared-set").waitFor();
  });
});

test("names and notes are shown as text, whatever is in them", async () => {
  const prepare = (page) => page.addInitScript(() => (window.hacked = () => (window.wasHacked = true)));
  await withApp({ search: markup, prepare }, async (app) => {
    const { page } = app;
    await page.getByRole("heading", { level: 1, name: "<img src=x onerror=hacked()>'s set" }).waitFor();
    await page.evaluate((hash) => (location.hash = hash), examples.reply);
    await page.getByTestId("coach-notes").filter({ hasText: "<script>alert(1)</script>" }).waitFor();
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

test("a browser that keeps nothing still shows what was sent, and leaves the link in the address", async () => {
  const prepare = (page) => page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("no"); } }));
  await withApp({ search: set, prepare }, async (app) => {
    assert.match(await app.notice(), /keeps nothing for this page/);
    assert.equal(await app.page.getByTestId("rep").count(), 10);
    assert.ok(app.page.url().includes("#s="));
  });
});

test("what was kept and is damaged is put aside and said, not written over", async () => {
  const prepare = (page) => page.addInitScript(() => {
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
