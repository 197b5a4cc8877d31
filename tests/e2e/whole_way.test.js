// The whole way: a set before the camera, its summary, the history, a link, the coach's page, the
// answer, and the answer beside the set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { openHistory } from "./support/kept.js";
import { clipCamera } from "./support/media.js";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const copied = async (page) => {
  await page.getByTestId("copy-link").click();
  await page.getByTestId("sent").filter({ hasText: "Copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};
/** Follows a link as another person does: in a browser that keeps things of its own. */
const elsewhere = async (app, link) => {
  const context = await app.page
    .context()
    .browser()
    .newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await page.goto(link);
  return page;
};

test("a set is filmed, sent and seen by the coach, and the answer stands beside it", async () => {
  await withApp({ camera: clipCamera("01_good_hinge", 9) }, async (app) => {
    const { page } = app;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await app.startCamera();
    await app.camera.filmTo(1);
    await app.allGood();
    await app.camera.filmAll();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    await page.getByTestId("kept").waitFor();
    await openHistory(app);
    await page.getByTestId("set").click();
    await app.summary();
    const score = await page.getByTestId("set-score").innerText();
    await button(page, "Share").click();
    await page.getByTestId("name").fill("Anna");
    const link = await copied(page);
    assert.ok(link.length <= 2048, `${link.length} characters`);
    assert.equal(new URL(link).search, "", "what is sent is in the fragment alone");

    const coach = await elsewhere(app, link);
    await coach.getByRole("heading", { level: 1, name: "Anna's set" }).waitFor();
    assert.equal(await coach.getByTestId("set-score").innerText(), score);
    assert.equal(await coach.getByTestId("rep").count(), 2);
    assert.equal(
      await coach.getByTestId("figure").locator("line").count(),
      9,
      "seven bones and the rod with its edge",
    );
    assert.equal(new URL(coach.url()).hash, "", "nobody's set stays in the address bar");
    await coach.getByTestId("notes").fill("Good hips.\nSlower down.");
    await coach.getByTestId("next-drill").selectOption("wall-touch");
    await coach.getByTestId("next-reps").fill("6");
    await coach.getByTestId("next-clean").fill("70");
    await coach.getByTestId("name").fill("Ben");
    const reply = await copied(coach);

    await page.evaluate((hash) => (location.hash = hash), new URL(reply).hash);
    const beside = page.getByTestId("reply-to");
    await beside.filter({ hasText: "Slower down." }).waitFor();
    assert.match(await beside.innerText(), /Ben answers/);
    assert.equal(await page.getByTestId("rep").count(), 2, "the set is still there");
    await button(page, "Dowel").click();
    assert.match(
      await page.getByTestId("coach-work").innerText(),
      /Wall touch\s+6 reps, clean to 70° · Ben/i,
    );
    await button(page, "Choose Wall touch").click();
    assert.equal(await app.drill(), "wall-touch");
    await page.reload();
    await page.getByTestId("coach-work").waitFor();
    await button(page, "Done").click();
    assert.equal(await page.getByTestId("coach-work").count(), 0);
    assert.deepEqual(app.outside, []);
  });
});
