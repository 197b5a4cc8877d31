// Takes pictures of the running set to be looked at, not kept: set-up, live, live from afar, live
// near and summary, in five sizes, light and dark, English and German, into `FOLDER`; and prints
// how tall the capitals are that are read from afar, and the picture's share of the screen.
// `LOCALE=de-DE` takes one language, `SIZE=390x844` one size.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { withApp } from "../support/app_page.js";
import { clipCamera, darkRoom } from "../support/media.js";
import { deepAfter } from "../support/screens.js";
import { FAR_MM, capital_mm, lines, pictureShare } from "../support/sizes.js";

const folder = process.env.FOLDER;
if (!folder) throw new Error("FOLDER says where the pictures go");
mkdirSync(folder, { recursive: true });

const SIZES = ["360x640", "390x844", "430x932", "844x390", "1280x800"];
const LOCALES = { "en-US": "Start camera", "de-DE": "Kamera starten" };
const FINISH = /^(Finish|Fertig|Beenden)/;

/** Takes the page in every size, light and dark. */
async function take({ page }, name) {
  for (const size of SIZES) {
    if (process.env.SIZE && process.env.SIZE !== size) continue;
    const [width, height] = size.split("x").map(Number);
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
    const told = [`${name} ${size}`];
    if (await page.locator(".stage-picture").count())
      told.push(`picture ${Math.round(100 * (await pictureShare(page)))} %`);
    for (const place of Object.keys(FAR_MM)) {
      const element = page.locator(place).first();
      if (!(await element.isVisible())) continue;
      const mm = (await capital_mm(element)).toFixed(1);
      told.push(`${place} ${mm} mm, ${await lines(element)} lines`);
    }
    console.log(told.join("; "));
  }
}

for (const [locale, start] of Object.entries(LOCALES)) {
  if (process.env.LOCALE && process.env.LOCALE !== locale) continue;
  const language = locale.slice(0, 2);
  await withApp({ camera: darkRoom(), locale }, async (app) => {
    await app.page.getByRole("button", { name: start }).click();
    await app.camera.filmStill(3);
    await app.page.locator("[data-testid=check][data-state=bad]").first().waitFor();
    await take(app, `set-up-dark-${language}`);
  });
  await withApp({ camera: clipCamera("06_mixed_reps", 9), locale }, async (app) => {
    await app.page.getByRole("button", { name: start }).click();
    await app.camera.filmTo(0.7);
    await take(app, `set-up-${language}`);
    await app.camera.filmTo(6.6);
    await deepAfter(app, 1);
    await take(app, `live-${language}`);
    await app.camera.filmAll();
    await app.repCount(2);
    await take(app, `far-${language}`);
    await app.near();
    await take(app, `near-${language}`);
    await app.page.getByRole("button", { name: FINISH }).click();
    await app.page.getByTestId("rep").first().waitFor();
    await take(app, `summary-${language}`);
  });
}
