// Coach's page: what a link, a file or a code shows, and what the coach finds again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { examples } from "../support/links.js";

const overflows = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("the coach's page shows what was measured, what was not, and how it moved", async () => {
  await withApp({ search: examples.set }, async (app) => {
    const { page } = app;
    await page.getByTestId("shared-set").waitFor();
    assert.equal(await page.getByTestId("rep").count(), 10);
    assert.match(
      await page.getByTestId("not-measured").innerText(),
      /Back not judged in reps 5 and 10/,
    );
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    const angle = () => page.getByTestId("figure-angle").innerText();
    const deep = await angle();
    await page.getByTestId("scrub").fill("0");
    assert.notEqual(await angle(), deep);
    assert.match(await angle(), /\b0°/);
    await page.getByTestId("play").click();
    await page
      .getByTestId("figure-angle")
      .filter({ hasText: /[2-9]\d°/ })
      .waitFor();
    await button(page, "Pause").click();
    await page.getByTestId("figure-rep").selectOption("3");
    assert.ok(!(await overflows(page)), "all finds room on a phone");
    await page.getByTestId("save-file").click();
  });
});

test("what the coach opened and wrote is there by name until it is deleted", async () => {
  await withApp({ search: examples.span }, async (app) => {
    const { page } = app;
    const athlete = page.getByTestId("athlete");
    await athlete.filter({ hasText: "Chloé" }).waitFor();
    assert.equal(await page.getByTestId("opened-set").count(), 5);
    assert.match(await page.getByTestId("trend").innerText(), /Clean range/);
    await page.evaluate((hash) => (location.hash = hash), examples.set);
    await page.getByTestId("notes").fill("Longer!");
    await page.getByTestId("notes").blur();
    await page.reload();
    await page.getByTestId("inbox").click();
    assert.deepEqual(
      await athlete.getByRole("heading").allInnerTexts(),
      ["Anna", "Chloé"],
      "who practised last is first",
    );
    await page.getByTestId("opened-set").first().getByRole("button").first().click();
    assert.equal(await page.getByTestId("notes").inputValue(), "Longer!");
    await button(page, "All sets").click();
    await page.getByTestId("opened-set").first().getByRole("button", { name: "Delete" }).click();
    await button(page, "Delete for good?").click();
    assert.deepEqual(await athlete.getByRole("heading").allInnerTexts(), ["Chloé"]);
    await button(page, "Delete all").click();
    await button(page, "Delete for good?").click();
    await page.getByTestId("no-athletes").waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem("dowel.exchange.opened")), null);
  });
});

test("a file opens like a link, and has everything", async () => {
  await withApp({}, async (app) => {
    const { page } = app;
    await page.getByTestId("inbox").click();
    await page.getByTestId("dowel-file").setInputFiles({
      name: "set.dowel",
      mimeType: "text/plain",
      buffer: Buffer.from(examples.file),
    });
    await page.getByRole("heading", { level: 1, name: "Anna's set" }).waitFor();
    await page.getByTestId("copy-link").waitFor();
    const downloading = page.waitForEvent("download");
    await page.getByTestId("save-file").click();
    const reply = await readFile(await (await downloading).path(), "utf8");
    assert.match(reply, /#r=[\w-]+$/);
    await button(page, "All sets").click();
    await page.getByTestId("paste").fill(`Here is my answer:\n${reply}\nBen`);
    await page.getByTestId("open").click();
    await page.getByTestId("reply").filter({ hasText: "No notes." }).waitFor();
  });
});

test("a code of the reply is drawn, dark on white", async () => {
  const prepare = (page) => page.emulateMedia({ colorScheme: "dark" });
  await withApp({ search: examples.scores, prepare }, async (app) => {
    const { page } = app;
    assert.match(await page.getByTestId("not-measured").innerText(), /scores only/);
    assert.equal(await page.getByTestId("figure").count(), 0);
    await page.getByTestId("qr").click();
    const fill = (name) => page.locator(name).evaluate((element) => getComputedStyle(element).fill);
    assert.deepEqual(
      [await fill(".qr-light"), await fill(".qr-dark")],
      ["rgb(255, 255, 255)", "rgb(0, 0, 0)"],
    );
    assert.ok(!(await overflows(page)));
  });
});
