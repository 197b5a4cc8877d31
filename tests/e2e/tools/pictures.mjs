// Takes the pictures of the documentation from the running app: each screen, phone and laptop, light and dark.
// Made for `cargo xtask pictures`; `ONLY=phone-light` takes one of the four, `SCREEN=about` one screen.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withApp } from "../support/app_page.js";
import { clip } from "../support/places.js";
import { SCREENS, deepAfter, optionsOf } from "../support/screens.js";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../docs/pictures");
mkdirSync(folder, { recursive: true });

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };

/** A good rep and one with a rounded low back: the reps done before each in its clip. Taken once, on a phone. */
const BACKS = Object.entries({ good: ["09_graded_lumbar", 0], rounded: ["09_graded_lumbar", 3] }).map(([back, [file, reps]]) => ({
  name: `back-${back}`,
  variants: ["phone-light"],
  async reach(app) {
    await app.page.getByTestId("reference-wish").check();
    await app.chooseVideo(clip(file));
    await app.live();
    await deepAfter(app, reps);
  },
}));

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const variant = `${size}-${colorScheme}`;
    if (process.env.ONLY && process.env.ONLY !== variant) continue;
    for (const screen of [...SCREENS, ...BACKS]) {
      if (process.env.SCREEN && process.env.SCREEN !== screen.name) continue;
      if (screen.variants && !screen.variants.includes(variant)) continue;
      await withApp({ ...optionsOf(screen), viewport, colorScheme }, async (app) => {
        await screen.reach(app);
        await app.page.screenshot({ path: join(folder, `${screen.name}-${variant}.png`), fullPage: screen.isLong });
      });
      console.log(`${screen.name}, ${variant}`);
    }
  }
}
