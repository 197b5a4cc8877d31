// Takes the pictures of the documentation from the running app: each screen, phone and laptop, light and dark.
// Made for `cargo xtask pictures`; `ONLY=phone-light` takes one of the four.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withApp } from "../support/app_page.js";
import { cameraClip } from "../support/media.js";
import { clip } from "../support/places.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../docs/pictures");
mkdirSync(folder, { recursive: true });

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };
/** The least hip angle at which the live picture is taken, degrees. */
const DEEP_DEG = 75;
/** A good rep and one with a rounded low back: the reps done before each in its clip. */
const BACKS = { good: ["09_graded_lumbar", 0], rounded: ["09_graded_lumbar", 3] };

/** Waits until so many reps are done and the hips are well bent in the next one. */
async function deepAfter(app, reps) {
  await app.repCount(reps);
  const isDeep = (least) => Number.parseFloat(document.querySelector(".readouts dd")?.textContent ?? "0") >= least;
  await app.page.waitForFunction(isDeep, DEEP_DEG, { timeout: 120_000 });
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    if (process.env.ONLY && process.env.ONLY !== `${size}-${colorScheme}`) continue;
    const prepare = (page) => page.emulateMedia({ colorScheme });
    const name = (screen) => join(folder, `${screen}-${size}-${colorScheme}.png`);
    await withApp({ camera: cameraClip("01_good_hinge", 9), viewport, prepare }, async (app) => {
      await app.page.screenshot({ path: name("home") });
      await app.startCamera();
      await app.live();
      await deepAfter(app, 1);
      await app.page.screenshot({ path: name("live") });
      await app.finish();
      await app.summary();
    });
    await withApp({ viewport, prepare }, async (app) => {
      await app.chooseVideo(clip("06_mixed_reps"));
      await app.summary();
      await app.page.screenshot({ path: name("summary"), fullPage: true });
    });
    if (size === "phone" && colorScheme === "light") {
      for (const [back, [file, reps]] of Object.entries(BACKS)) {
        await withApp({ viewport, prepare }, async (app) => {
          await app.page.getByTestId("reference-wish").check();
          await app.chooseVideo(clip(file));
          await app.live();
          await deepAfter(app, reps);
          await app.page.screenshot({ path: name(`back-${back}`) });
        });
      }
    }
    console.log(`${size}, ${colorScheme}`);
  }
}
