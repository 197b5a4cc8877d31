// The picture of a running set: it fills the screen, nothing that appears moves it, the strokes lie
// on it, and what is said over it can be read from where the person stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera, sideBySide } from "./support/media.js";
import { FAR_MM, box, capital_mm, lines, pictureShare } from "./support/sizes.js";

const PHONES = { upright: { width: 390, height: 844 }, small: { width: 360, height: 640 } };
const WORDS = {
  "en-US": { start: "Start camera", cue: "Hips back" },
  "de-DE": { start: "Kamera starten", cue: "Hüfte zurück" },
};

const startCamera = (app, locale) =>
  app.page.getByRole("button", { name: WORDS[locale].start }).click();

/** Where the picture and its strokes lie. */
const places = async ({ page }) => ({
  stage: await box(page.locator(".stage-picture")),
  picture: await box(page.locator(".stage-picture > video")),
});

/** Whether two boxes lie apart. */
const apart = ([l, t, r, b], [left, top, right, bottom]) =>
  r <= left || right <= l || b <= top || bottom <= t;

test("from the set-up to the pause nothing that appears moves the picture", async () => {
  const camera = clipCamera("06_mixed_reps", 9);
  await withApp({ camera }, async (app) => {
    await app.startCamera();
    await camera.filmStill(0.2);
    const first = await places(app);
    assert.deepEqual(first.stage, [0, 0, 390, 844]);
    const stays = async (when) => assert.deepEqual(await places(app), first, when);
    await camera.filmTo(0.7);
    await stays("standing is taken");
    await camera.filmTo(4.8);
    await app.repCount(1);
    await stays("a rep is counted");
    await camera.filmAll();
    await app.page.getByTestId("caption").waitFor();
    await stays("the coach says a cue");
    assert.deepEqual(
      await box(app.page.locator(".stage-picture > .overlay")),
      first.picture,
      "the strokes lie on the picture",
    );
    await app.near();
    await stays("controls and details are there");
    await app.press("Pause");
    await app.page.getByTestId("paused").waitFor();
    await stays("paused");
  });
});

for (const [phone, viewport] of Object.entries(PHONES)) {
  for (const locale of Object.keys(WORDS)) {
    test(`${phone}, ${locale}: count, clean angle and cue are read from 2.5 m`, async () => {
      const camera = clipCamera("06_mixed_reps", 9);
      await withApp({ camera, viewport, locale }, async (app) => {
        const { page } = app;
        await startCamera(app, locale);
        await camera.filmAll();
        await app.repCount(2);
        const words = page.getByTestId("caption").locator(".far-words");
        await words.filter({ hasText: WORDS[locale].cue }).waitFor();
        for (const [place, least_mm] of Object.entries(FAR_MM)) {
          const element = page.locator(place);
          if ((await element.count()) === 0) continue;
          const height_mm = await capital_mm(element);
          assert.ok(height_mm >= least_mm, `${place}: ${height_mm} mm`);
        }
        assert.ok((await lines(words)) <= 2, "two lines at most");
        const plates = await page
          .locator(".plate:visible")
          .all()
          .then((all) => Promise.all(all.map(box)));
        assert.ok(plates.length >= 2);
        plates.forEach((plate, i) => {
          const [left, top, right, bottom] = plate;
          assert.ok(left >= 0 && top >= 0, `${plate}`);
          assert.ok(right <= viewport.width && bottom <= viewport.height, `${plate}`);
          for (const other of plates.slice(i + 1)) assert.ok(apart(plate, other), `${plates}`);
        });
        assert.ok((await pictureShare(page)) >= 0.9);
      });
    });
  }
}

test("controls and details come by a tap and go with the next movement", async () => {
  const camera = clipCamera("01_good_hinge", 9);
  await withApp({ camera }, async (app) => {
    const { page } = app;
    await app.startCamera();
    await camera.filmTo(4.8);
    await app.repCount(1);
    const finish = page.getByRole("button", { name: "Finish" });
    assert.equal(await finish.isVisible(), false);
    await app.near();
    assert.ok(await finish.isVisible());
    assert.ok(await page.getByTestId("last-rep").isVisible());
    await camera.filmTo(6.6);
    await finish.waitFor({ state: "hidden" });
    await page.getByTestId("details").focus();
    await page.keyboard.press("Enter");
    await finish.waitFor();
  });
});

test("a film is shown large and whole, and is not asked to hold still", async () => {
  const said = (page) =>
    page.addInitScript(() => {
      window.asked = new Set();
      const look = () => {
        const asks = document.querySelector("[data-testid=countdown], [data-testid=instruction]");
        if (asks) window.asked.add(asks.textContent);
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    });
  await withApp({ prepare: said }, async (app) => {
    await app.chooseVideo(sideBySide("01_good_hinge", "06_mixed_reps", 5));
    // In one go: the film ends by itself.
    const look = () => {
      const picture = document.querySelector(".stage-picture > .picture");
      if (!picture || picture.width <= picture.height) return null;
      const { left, top, right, bottom } = picture.getBoundingClientRect();
      return { fit: getComputedStyle(picture).objectFit, box: [left, top, right, bottom] };
    };
    const shown = await app.page.waitForFunction(look, undefined, { timeout: 60_000 });
    const whole = { fit: "contain", box: [0, 0, 390, 844] };
    assert.deepEqual(await shown.jsonValue(), whole, "a wide picture is not cut");
    await app.summary();
    const asked = await app.page.evaluate(() => [...window.asked].join());
    assert.doesNotMatch(asked, /still|Begin|^\d/);
  });
});
