// The language of the screens: the browser's at first, then the one that was chosen, which is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { stretches } from "./support/media.js";

const ENGLISH = {
  code: "en",
  settings: "Settings",
  label: "Language",
  start: "Start camera",
  drill: "Hip hinge",
  stand: "Stand tall side-on",
};
const GERMAN = {
  code: "de",
  settings: "Einstellungen",
  label: "Sprache",
  start: "Kamera starten",
  drill: "Hüftbeuge",
  stand: "Seitlich zur Kamera",
};

/** Waits until the home screen is in this language, and looks at all of it. */
async function isIn(app, { code, settings, start, drill, stand }) {
  const { page } = app;
  await page.getByRole("button", { name: start }).waitFor();
  await page.getByTestId("drill-words").filter({ hasText: stand }).waitFor();
  assert.equal(await page.getByTestId("settings").locator("summary").innerText(), settings);
  assert.equal(await page.getByTestId("drill-name").innerText(), drill);
  assert.equal(await page.evaluate(() => document.documentElement.lang), code);
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    "all words find room on a phone",
  );
}

/** Chooses another language in the settings, which are in the first one. */
async function choose(app, { settings, label }, name) {
  const { page } = app;
  const choice = page.getByRole("combobox", { name: label, exact: true });
  if (!(await choice.isVisible())) await page.getByText(settings, { exact: true }).click();
  await choice.selectOption({ label: name });
}

const kept = (app) => app.page.evaluate(() => localStorage.getItem("dowel.language"));

test("German is chosen, is kept, and English comes back", async () => {
  await withApp({}, async (app) => {
    await isIn(app, ENGLISH);
    assert.equal(await kept(app), null, "nothing is kept before a choice");
    await choose(app, ENGLISH, "Deutsch");
    await isIn(app, GERMAN);
    assert.equal(await kept(app), "de");

    await app.page.reload();
    await isIn(app, GERMAN);
    await app.chooseDrill("glute-bridge");
    await choose(app, GERMAN, "English");
    await app.page.getByTestId("drill-words").filter({ hasText: "Lie on your back" }).waitFor();
    await app.chooseDrill("hip-hinge");
    await isIn(app, ENGLISH);
    assert.equal(await kept(app), "en");
  });
});

test("the buttons work in the language that was chosen", async () => {
  await withApp({}, async (app) => {
    await choose(app, ENGLISH, "Deutsch");
    const picking = app.page.waitForEvent("filechooser");
    await app.page.getByRole("button", { name: "Eigenes Video" }).click();
    await picking;
    await app.page.getByRole("button", { name: "Kamera starten" }).click();
    assert.match(await app.notice(), /^Keine Kamera gefunden/);
  });
});

test("a browser in German begins in German, and a choice goes before it", async () => {
  await withApp({ locale: "de-AT" }, async (app) => {
    await isIn(app, GERMAN);
    await choose(app, GERMAN, "English");
    await app.page.reload();
    await isIn(app, ENGLISH);
  });
});

test("a set is judged and told in German", async () => {
  await withApp({ locale: "de-DE" }, async (app) => {
    await app.chooseVideo(stretches("06_mixed_reps", [0, 8.8]));
    await app.page.getByRole("heading", { name: "Dein Satz" }).waitFor({ timeout: 90_000 });
    const rows = await app.rows();
    assert.match(rows[0], /Saubere Wiederholung/);
    assert.match(rows[1], /Kniebeuge statt Hüftbeuge/);
    await app.page.getByRole("button", { name: "Als Referenz" }).nth(1).click();
    await app.reference(
      "Wiederholung 2 eignet sich nicht als Referenz, sie ist selbst nicht sauber: " +
        "Kniebeuge statt Hüftbeuge. Nimm eine andere Wiederholung.",
    );
  });
});

test("of a browser's languages the first that is there is taken, else English", async () => {
  for (const [languages, expected] of [
    [["la", "de"], GERMAN],
    [["la"], ENGLISH],
  ]) {
    const asks = (page) =>
      page.addInitScript(
        (languages) =>
          Object.defineProperty(Navigator.prototype, "languages", { get: () => languages }),
        languages,
      );
    await withApp({ prepare: asks }, (app) => isIn(app, expected));
  }
});

test("where the browser keeps nothing a language can still be chosen", async () => {
  const refuse = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
  await withApp({ prepare: refuse }, async (app) => {
    await choose(app, ENGLISH, "Deutsch");
    await isIn(app, GERMAN);
  });
});
