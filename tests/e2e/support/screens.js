// The app's screens, each with the way there: for the pictures, the audits and the tests that go through all of them.
// To add one: an entry with its name and `reach`; what it needs (a camera's clip, an address, storage that is filled before) are the options
// of `withApp`. `isQuick` says that no model has to be loaded.
import { cameraClip } from "./media.js";
import { clip } from "./places.js";

/** The least hip angle at which the live screen is shown, degrees. */
const DEEP_DEG = 75;

/** Waits until so many reps are done and the hips are well bent in the next one. */
export async function deepAfter(app, reps) {
  await app.repCount(reps);
  const isDeep = (least) => Number.parseFloat(document.querySelector(".readouts dd")?.textContent ?? "0") >= least;
  await app.page.waitForFunction(isDeep, DEEP_DEG, { timeout: 120_000 });
}

export const SCREENS = [
  { name: "home", isQuick: true, reach: (app) => app.page.getByRole("button", { name: "Start camera" }).waitFor() },
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
    name: "live",
    options: () => ({ camera: cameraClip("01_good_hinge", 9) }),
    async reach(app) {
      await app.startCamera();
      await app.live();
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
export const optionsOf = ({ options = {} }) => (typeof options === "function" ? options() : options);
