// Takes the pictures of the documentation from the running app: each screen, phone and laptop,
// light and dark. Made for `cargo xtask pictures`; `ONLY=phone-light` takes one of the four,
// `SCREEN=about` one screen, and `FOLDER` says where to. With `ONLY=lying-light` a phone lies on
// its side, and with `ONLY=large-light` text is twice as large: to be looked at, not kept.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { withApp } from "../support/app_page.js";
import { clip } from "../support/places.js";
import { SCREENS, deepAfter, optionsOf } from "../support/screens.js";

const folder =
  process.env.FOLDER ?? resolve(dirname(fileURLToPath(import.meta.url)), "../../../docs/pictures");
mkdirSync(folder, { recursive: true });

const SIZES = {
  phone: { viewport: { width: 390, height: 844 } },
  laptop: { viewport: { width: 1280, height: 800 } },
  lying: { viewport: { width: 844, height: 390 }, isExtra: true },
  large: { viewport: { width: 390, height: 844 }, textPx: 32, isExtra: true },
};

/**
 * A good rep and one with a rounded low back: the reps done before each in its clip. Taken once, on
 * a phone.
 */
const BACKS = Object.entries({
  good: ["09_graded_lumbar", 0],
  rounded: ["09_graded_lumbar", 3],
}).map(([back, [file, reps]]) => ({
  name: `back-${back}`,
  variants: ["phone-light"],
  async reach(app) {
    await app.page.getByTestId("reference-wish").check();
    await app.chooseVideo(clip(file));
    await app.live();
    await deepAfter(app, reps);
  },
}));

for (const [size, { isExtra, ...look }] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const variant = `${size}-${colorScheme}`;
    if (process.env.ONLY ? process.env.ONLY !== variant : isExtra) continue;
    for (const screen of [...SCREENS, ...BACKS]) {
      if (process.env.SCREEN && process.env.SCREEN !== screen.name) continue;
      if (screen.variants && !screen.variants.includes(variant)) continue;
      await withApp({ ...optionsOf(screen), ...look, colorScheme }, async (app) => {
        await screen.reach(app);
        await app.page.screenshot({
          path: join(folder, `${screen.name}-${variant}.png`),
          fullPage: screen.isLong,
        });
      });
      console.log(`${screen.name}, ${variant}`);
    }
  }
}
