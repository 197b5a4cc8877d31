// The summary of a set: the next set and the way out are in reach wherever it is scrolled to, what
// a glance needs is seen at once, and the rest is folded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { openHistory, put, setText } from "../support/kept.js";

const PHONES = [
  { width: 360, height: 640 },
  { width: 390, height: 844 },
];

/** Opens a kept set with these scores. */
const withSet = (options, scores, given, use) =>
  withApp(options, async (app) => {
    const id = "000000000000001-a";
    await put(app.page, { sets: { [id]: setText(id, "2026-11-20", scores, given) } });
    const inGerman = options.locale === "de-DE";
    await openHistory(app, inGerman ? "Verlauf" : "History");
    await app.page.getByTestId("set").first().click();
    await app.page.getByTestId("set-score").waitFor();
    await use(app);
  });

/** Of the bar's buttons, those that are not whole in the screen or lie below something else. */
const outOfReach = ({ page }) =>
  page.locator(".set-bar .button").evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const isInside =
          left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
        const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return !isInside || !button.contains(there);
      })
      .map((button) => button.innerText),
  );

for (const viewport of PHONES) {
  for (const locale of ["en-US", "de-DE"]) {
    test(`the bar is in reach everywhere at ${viewport.width}, ${locale}`, async () => {
      const scores = [88, 60, 70, 90, 85, 77, 91, 64];
      await withSet({ viewport, locale }, scores, { faults: ["back_rounded"] }, async (app) => {
        const { page } = app;
        for (const id of ["score-parts", "share", "set-files"]) await app.unfold(id);
        assert.equal(await page.locator(".set-bar .button").count(), 3);
        const height_px = await page.evaluate(() => document.documentElement.scrollHeight);
        assert.ok(height_px > 2 * viewport.height, "there is something to scroll");
        for (let y_px = 0; y_px < height_px; y_px += viewport.height / 2) {
          await page.evaluate((y_px) => window.scrollTo(0, y_px), y_px);
          assert.deepEqual(await outOfReach(app), [], `scrolled by ${y_px} pixels`);
        }
      });
    });
  }
}

test("a glance shows the score and the one thing to fix, with its worst rep", async () => {
  const viewport = { width: 390, height: 844 };
  await withSet({ viewport }, [88, 60], { faults: ["back_rounded"] }, async ({ page }) => {
    const bar_px = (await page.locator(".set-bar").boundingBox()).y;
    for (const id of ["set-score", "to-fix"]) {
      const box = await page.getByTestId(id).boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= bar_px, `${id} is seen at once`);
    }
    assert.match(
      await page.getByTestId("to-fix").innerText(),
      /Low back rounded\s+Keep your low back flat.*\s+Rep 2/,
    );
  });
});

test("Share opens its part and goes there, and Not right? asks what it was", async () => {
  await withSet({}, [88, 60], { faults: ["shallow"] }, async ({ page }) => {
    await page.getByTestId("copy-link").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByTestId("copy-link").waitFor();
    assert.equal(
      await page.evaluate(() => document.activeElement.parentElement.dataset.testid),
      "fold-share",
    );
    const row = page.getByTestId("rep").nth(1);
    await row.locator("summary", { hasText: "Not right?" }).click();
    await row.getByRole("group", { name: "Tell what it was:" }).waitFor();
  });
});

test("a rep whose back was not judged is not called clean, and the score says so", async () => {
  const given = { cantTell: "oblique" };
  await withSet({}, [98, 96], given, async (app) => {
    const rows = await app.rows();
    for (const row of rows) {
      assert.doesNotMatch(row, /Clean rep/);
      assert.match(row, /Good hips and finish[^]*Back not judged/);
    }
    assert.equal(await app.page.locator(".finding.clean").count(), 0, "nothing is green");
    assert.match(
      await app.page.getByTestId("deepest-clean").innerText(),
      /^Deepest clean: – \(not told, back seen well enough in 0 of 2\)$/,
    );
    assert.equal(
      await app.page.getByTestId("not-in-score").innerText(),
      "Not seen, so not in the score: back (2 of 2 reps).",
    );
  });
});
