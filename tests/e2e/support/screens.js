// The app's screens, each with the way there: for the pictures, the audits and the tests that go
// through all of them. To add one: an entry with its name and `reach`; what it needs (a camera's
// clip, an address, storage that is filled before) are the options of `withApp`. `isQuick` says
// that no model has to be loaded.
import { openHistory, put, setText } from "./kept.js";
import { examples } from "./links.js";
import { clipCamera, darkRoom, stretches } from "./media.js";
import { clip } from "./places.js";

/** The least hip angle at which the live screen is shown, degrees. */
const DEEP_DEG = 75;

/** Waits until so many reps are done and the hips are well bent in the next one. */
export async function deepAfter(app, reps) {
  await app.repCount(reps);
  const isDeep = (least) =>
    Number.parseFloat(document.querySelector(".readouts dd")?.textContent ?? "0") >= least;
  await app.page.waitForFunction(isDeep, DEEP_DEG, { timeout: 120_000 });
}

/** A day so many days before today. */
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toLocaleDateString("sv");

/** Some weeks of practice. */
function someSets() {
  const sets = [0, 1, 3, 7, 8, 12, 14, 17, 19, 24].map((days, i) => {
    const id = `0000000000000${50 - i}-a`;
    const scores = [92 - 2 * i, 88 - 3 * i, 84 - i, 80 - i];
    return [
      id,
      setText(id, daysAgo(days), scores, {
        faults: i % 3 ? [] : ["back_rounded"],
        drill: i % 4 === 3 ? "romanian-deadlift" : "hip-hinge",
      }),
    ];
  });
  return Object.fromEntries(sets);
}

export const SCREENS = [
  {
    name: "home",
    isQuick: true,
    reach: (app) => app.page.getByRole("button", { name: "Start camera" }).waitFor(),
  },
  {
    name: "drills",
    isQuick: true,
    async reach({ page }) {
      await page.getByTestId("drill").click();
      await page.getByTestId("drills").waitFor();
    },
  },
  {
    name: "settings",
    isQuick: true,
    async reach({ page }) {
      await page.getByTestId("settings").locator("summary").click();
      await page.getByTestId("height").waitFor();
    },
  },
  {
    name: "progression",
    isQuick: true,
    async reach({ page }) {
      await page.getByRole("button", { name: "Drills from easy to hard" }).click();
      await page.getByRole("list").waitFor();
    },
  },
  {
    name: "about",
    isQuick: true,
    options: { search: "#about" },
    reach: (app) => app.page.getByRole("heading", { name: "About Dowel" }).waitFor(),
  },
  { name: "history-empty", isQuick: true, reach: (app) => openHistory(app) },
  {
    name: "history",
    isQuick: true,
    isLong: true,
    async reach(app) {
      await put(app.page, { sets: someSets() });
      await openHistory(app);
    },
  },
  {
    name: "kept-set",
    isQuick: true,
    async reach(app) {
      await put(app.page, { sets: someSets() });
      await openHistory(app);
      await app.page.getByTestId("set").first().click();
      await app.summary();
      const rep = app.page.getByTestId("rep").last();
      await rep.locator("summary").click();
      await rep.getByRole("checkbox").last().check();
      await app.page.getByTestId("corrected").waitFor();
    },
  },
  {
    name: "set-cut-short",
    isQuick: true,
    async reach(app) {
      await put(app.page, {
        drafts: { "000000000000001-a": setText("000000000000001-a", daysAgo(0), [88, 60]) },
      });
      await app.page.reload();
      await app.page.getByTestId("draft").waitFor();
    },
  },
  {
    name: "demo",
    isQuick: true,
    async reach(app) {
      await app.page.getByRole("button", { name: "See how it works" }).click();
      await deepAfter(app, 0);
    },
  },
  {
    name: "demo-summary",
    isQuick: true,
    isLong: true,
    async reach(app) {
      await app.page.getByRole("button", { name: "See how it works" }).click();
      await app.live();
      await app.page.getByRole("button", { name: "To the result" }).click();
      await app.summary();
    },
  },
  {
    name: "no-camera",
    isQuick: true,
    async reach(app) {
      await app.startCamera();
      await app.notice();
    },
  },
  {
    name: "coach",
    isQuick: true,
    isLong: true,
    options: { search: examples.set },
    reach: (app) => app.page.getByTestId("shared-set").waitFor(),
  },
  {
    name: "coach-answers",
    isQuick: true,
    isLong: true,
    options: { search: examples.scores },
    async reach({ page }) {
      await page.getByTestId("notes").fill("Good hips. Slower on the way down.");
      await page.getByTestId("next-drill").selectOption("wall-touch");
      await page.getByTestId("qr").click();
      await page.getByTestId("qr-code").waitFor();
    },
  },
  {
    name: "coach-list",
    isQuick: true,
    isLong: true,
    options: { search: examples.span },
    reach: (app) => app.page.getByTestId("opened-set").first().waitFor(),
  },
  {
    name: "share",
    isLong: true,
    async reach(app) {
      await app.chooseVideo(stretches("06_mixed_reps", [0, 5]));
      await app.summary();
      await app.unfold("share");
      await app.page.getByTestId("name").fill("Anna");
      await app.page.getByTestId("qr").click();
      await app.page.getByTestId("qr-code").waitFor();
    },
  },
  {
    name: "scanner",
    options: { camera: "pattern" },
    async reach({ page }) {
      await page.getByTestId("inbox").click();
      await page.getByTestId("scan").click();
      await page.getByTestId("scanner").locator("video").waitFor();
    },
  },
  {
    name: "answer",
    isQuick: true,
    options: { search: examples.reply },
    reach: (app) => app.page.getByTestId("coach-notes").waitFor(),
  },
  {
    name: "damaged-link",
    isQuick: true,
    options: { search: examples.set.slice(0, 900) },
    reach: (app) => app.notice(),
  },
  {
    name: "set-up",
    options: () => ({ camera: darkRoom() }),
    async reach(app) {
      await app.startCamera();
      await app.camera.filmStill(3);
      await app.page.locator("[data-testid=check][data-state=bad]").first().waitFor();
    },
  },
  {
    name: "live",
    options: () => ({ camera: clipCamera("01_good_hinge", 9) }),
    async reach(app) {
      await app.startCamera();
      await app.camera.filmTo(6.6);
      await deepAfter(app, 1);
    },
  },
  {
    name: "summary",
    isLong: true,
    async reach(app) {
      await app.chooseVideo(clip("06_mixed_reps"));
      await app.summary();
    },
  },
];

/** The options of `withApp` for a screen. */
export const optionsOf = ({ options = {} }) =>
  typeof options === "function" ? options() : options;
