// Text made twice as large, and a phone on its side: nothing has to be scrolled sideways.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { SCREENS, optionsOf } from "../support/screens.js";

const LOOKS = {
  "text twice as large": { viewport: { width: 390, height: 844 }, textPx: 32 },
  "a phone on its side": { viewport: { width: 844, height: 390 } },
};

for (const [look, options] of Object.entries(LOOKS)) {
  for (const screen of SCREENS.filter(({ isQuick }) => isQuick)) {
    test(`${look}: the screen ${screen.name} finds room`, async () => {
      await withApp({ ...optionsOf(screen), ...options }, async (app) => {
        await screen.reach(app);
        const [needed_px, there_px] = await app.page.evaluate(() => [
          document.documentElement.scrollWidth,
          window.innerWidth,
        ]);
        assert.ok(needed_px <= there_px, `${needed_px} of ${there_px} pixels`);
      });
    });
  }
}
