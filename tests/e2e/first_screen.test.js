// The first screen: what it is, the film, the drill and the start are seen at once, and stay where
// they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { put, setText } from "./support/kept.js";

const START = { "en-US": "Start camera", "de-DE": "Kamera starten" };
const SMALL = { width: 360, height: 640 };
/** The least side of what is tapped, pixels. */
const TARGET_PX = 44;

const start = ({ page }) => page.getByRole("button", { name: /^(Start camera|Kamera starten)$/ });
const film = ({ page }) => page.getByTestId("film");
const showsFilm = (app, name) =>
  app.page.waitForFunction(
    (name) => document.querySelector("[data-testid=film]")?.currentSrc.endsWith(name),
    name,
  );

for (const [locale, name] of Object.entries(START)) {
  test(`${locale}: with every drill the start is on a small phone's first screen`, async () => {
    await withApp({ viewport: SMALL, locale }, async (app) => {
      await app.page.getByRole("button", { name, exact: true }).waitFor();
      await app.page.getByTestId("drill").click();
      const ids = await app.page
        .locator(".drill-card")
        .evaluateAll((cards) => cards.map((card) => card.dataset.drill));
      await app.page.keyboard.press("Escape");
      assert.ok(ids.length > 1);
      for (const id of ids) {
        await app.chooseDrill(id);
        const { y, height } = await start(app).boundingBox();
        assert.ok(y > 0 && y + height <= SMALL.height, `${id}: from ${y}, ${height} high`);
        assert.equal(await app.page.evaluate(() => window.scrollY), 0);
      }
      for (const seen of [".hero h1", ".lead", "[data-testid=film]"]) {
        const { y, height } = await app.page.locator(seen).boundingBox();
        assert.ok(y >= 0 && y + height <= SMALL.height, `${seen}: from ${y}, ${height} high`);
      }
    });
  });
}

/** Notes every shift of what is seen, from the page's first moment on. */
const noteShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        window.shifts.push([value, ...sources.map(({ node }) => node?.className ?? "")]);
    }).observe({ type: "layout-shift", buffered: true });
  });

test("nothing moves when the film, a draft and sets arrive", async () => {
  await withApp({ prepare: noteShifts }, async (app) => {
    const { page } = app;
    await showsFilm(app, "film.avif");
    await page.getByTestId("drill-words").waitFor();
    const newcomer = await start(app).boundingBox();
    assert.deepEqual(await page.evaluate(() => window.shifts), [], "on the first visit");
    const [kept, draft] = ["0000000000001-a", "0000000000002-b"];
    await put(page, {
      sets: { [kept]: setText(kept, "2026-01-02", [90, 80]) },
      drafts: { [draft]: setText(draft, "2026-01-03", [88]) },
    });
    await page.reload();
    await page.getByTestId("draft").waitFor();
    await showsFilm(app, "film.avif");
    assert.deepEqual(await start(app).boundingBox(), newcomer, "the start is where it was");
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
  });
});

test("the film has words, plays, and stops when it is asked to", async () => {
  await withApp({}, async (app) => {
    assert.match(await film(app).getAttribute("alt"), /bends at the hips/);
    await showsFilm(app, "film.avif");
    await app.page.getByRole("button", { name: "Stop the film" }).click();
    await showsFilm(app, "film.webp");
    await app.page.getByRole("button", { name: "Play the film" }).click();
    await showsFilm(app, "film.avif");
  });
});

test("who wants less motion sees a picture until they ask for the film", async () => {
  const less = (page) => page.emulateMedia({ reducedMotion: "reduce" });
  await withApp({ prepare: less }, async (app) => {
    const play = app.page.getByRole("button", { name: "Play the film" });
    await play.waitFor();
    await app.page.waitForLoadState("networkidle");
    await showsFilm(app, "film.webp");
    await play.click();
    await showsFilm(app, "film.avif");
  });
});

test("the drills are chosen by keyboard", async () => {
  await withApp({}, async (app) => {
    const { page } = app;
    const drills = page.getByTestId("drills");
    await page.getByTestId("drill").focus();
    await page.keyboard.press("Enter");
    await drills.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.value), "hip-hinge");
    const cards = drills.getByRole("radio");
    const values = await cards.evaluateAll((inputs) => inputs.map(({ value }) => value));
    await page.keyboard.press("ArrowDown");
    const next = values[values.indexOf("hip-hinge") + 1];
    assert.equal(await page.evaluate(() => document.activeElement.value), next);
    assert.ok(await drills.isVisible(), "the keyboard goes on through the drills");
    await page.keyboard.press("Escape");
    await drills.waitFor({ state: "detached" });
    assert.equal(await app.drill(), next);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "drill");
  });
});

test("each drill's card has its name, its picture and what makes a rep", async () => {
  await withApp({}, async (app) => {
    await app.page.getByTestId("drill").click();
    for (const card of await app.page.locator(".drill-card").all()) {
      const [name, told] = (await card.innerText()).trim().split("\n");
      assert.ok(name && told.endsWith("."), `${name}: ${told}`);
      const { width, height } = await card.locator(".drill-picture").boundingBox();
      assert.ok(width >= 72 && height >= 72, `${name}: ${width} × ${height}`);
      assert.ok((await card.boundingBox()).height >= TARGET_PX);
    }
  });
});

test("all that is tapped on the first screen is large enough for a thumb", async () => {
  await withApp({ viewport: SMALL, hasTouch: true, camera: "pattern" }, async ({ page }) => {
    await page.getByTestId("settings").locator("summary").click();
    await page.getByTestId("height").waitFor();
    const small = await page.evaluate((TARGET_PX) => {
      const taps = "button, select, summary, a, label, input:not(label input)";
      return [...document.querySelectorAll(taps)]
        .filter((element) => element.checkVisibility())
        .map((element) => [element, element.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) < TARGET_PX)
        .map(([{ outerHTML }, box]) => `${outerHTML.slice(0, 80)}: ${box.width}×${box.height}`);
    }, TARGET_PX);
    assert.deepEqual(small, []);
  });
});
