// Kept sets go to the coach: the sets of a span as one link, one set through the system's share
// sheet with its picture card.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { openHistory, put, setText } from "../support/kept.js";

const SETS = {
  "000000000000001-a": setText("000000000000001-a", "2026-10-02", [70]),
  "000000000000002-a": setText("000000000000002-a", "2026-11-02", [70, 72]),
  "000000000000003-a": setText("000000000000003-a", "2026-11-21", [90, 92, 94]),
};

const withHistory = (prepare, use) => {
  const on = async (page) => {
    await page.clock.setFixedTime(new Date("2026-11-21T18:00:00"));
    await prepare(page);
  };
  return withApp({ prepare: on }, async (app) => {
    await put(app.page, { sets: SETS });
    await openHistory(app, "History");
    await use(app);
  });
};

test("the sets of a span are one link, which the coach sees by day", async () => {
  const prepare = (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await withHistory(prepare, async ({ page }) => {
    const share = page.getByTestId("share-span");
    await share.getByTestId("name").fill("Anna");
    await share.getByTestId("copy-link").click();
    await share
      .getByTestId("sent")
      .filter({ hasText: "Only scores, clean ranges and faults fit." })
      .waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await page.getByTestId("opened-set").first().waitFor();
    assert.deepEqual(await page.getByTestId("opened-set").locator(".fine").allInnerTexts(), [
      "21 Nov · 3 reps",
      "2 Nov · 2 reps",
    ]);
    await page.getByRole("button", { name: "Dowel", exact: true }).click();
    await openHistory({ page }, "History");
    await share.getByTestId("span").selectOption("2");
    await share.getByTestId("qr").click();
    await share.getByTestId("qr-code").waitFor();
  });
});

test("the share sheet gets the link, the set's picture and its file", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      navigator.canShare = () => true;
      navigator.share = async (data) => {
        window.handedOver = {
          ...data,
          url: data.url,
          text: data.text,
          files: data.files.map(({ name, type, size }) => ({ name, type, size })),
        };
      };
    });
  await withHistory(prepare, async ({ page }) => {
    await page.getByTestId("set").first().click();
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByTestId("sent").filter({ hasText: "Handed over." }).waitFor();
    const { text, url, files } = await page.evaluate(() => window.handedOver);
    assert.equal(text, "Hip hinge: 3 reps, score 92");
    assert.match(url, /#s=[\w-]+$/);
    assert.deepEqual(
      files.map(({ name, type }) => [name, type]),
      [
        ["dowel.png", "image/png"],
        ["dowel-hip-hinge-2026-11-21.dowel", "text/plain"],
      ],
    );
    assert.ok(files.every(({ size }) => size > 100));
  });
});
