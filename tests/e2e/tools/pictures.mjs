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

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    if (process.env.ONLY && process.env.ONLY !== `${size}-${colorScheme}`) continue;
    const prepare = (page) => page.emulateMedia({ colorScheme });
    const name = (screen) => join(folder, `${screen}-${size}-${colorScheme}.png`);
    await withApp({ camera: cameraClip("06_mixed_reps", 6, 9), viewport, prepare }, async (app) => {
      await app.page.screenshot({ path: name("home") });
      await app.startCamera();
      await app.live();
      await app.repCount(1);
      await app.page.waitForFunction((least) => Number.parseFloat(document.querySelector(".readouts dd")?.textContent ?? "0") >= least, DEEP_DEG, { timeout: 120_000 });
      await app.page.screenshot({ path: name("live") });
      await app.finish();
      await app.summary();
    });
    await withApp({ viewport, prepare }, async (app) => {
      await app.chooseVideo(clip("06_mixed_reps"));
      await app.summary();
      await app.page.screenshot({ path: name("summary"), fullPage: true });
    });
    console.log(`${size}, ${colorScheme}`);
  }
}
