// Links that are cut, changed, too long or newer: each gets a clear sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { examples } from "../support/links.js";

const { set, newer, nonsense, bomb } = examples;
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

const opened = async (page) =>
  (await page.getByTestId("shared-set").count()) + (await page.getByTestId("opened-set").count());

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
    for (const [text, sentence] of [
      ["hello", /no Dowel link/],
      [`#s=${"A".repeat(500_000)}`, /longer than anything/],
    ]) {
      await page
        .getByTestId("dowel-file")
        .setInputFiles({ name: "x.dowel", mimeType: "text/plain", buffer: Buffer.from(text) });
      await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    }
    await page.getByTestId("dowel-file").setInputFiles({
      name: "x.dowel",
      mimeType: "text/plain",
      buffer: Buffer.alloc(3_000_000, 255),
    });
    await page
      .getByRole("alert")
      .filter({ hasText: /longer than anything/ })
      .waitFor();
    await page.getByTestId("paste").fill(set);
    await page.getByTestId("open").click();
    await page.getByTestId("shared-set").waitFor();
  });
});
