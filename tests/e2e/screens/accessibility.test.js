// Nothing on the screens that need no set hinders people, as far as a program can tell; `cargo
// xtask audit` asks the same of all of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { violations } from "../support/axe.js";
import { SCREENS, optionsOf } from "../support/screens.js";

for (const screen of SCREENS.filter(({ isQuick }) => isQuick)) {
  test(`axe finds nothing on the screen ${screen.name}, light and dark`, async () => {
    await withApp(optionsOf(screen), async (app) => {
      await screen.reach(app);
      for (const colorScheme of ["light", "dark"]) {
        await app.page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(app), [], colorScheme);
      }
    });
  });
}
