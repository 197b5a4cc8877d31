// Before the set: what is wrong is said with what to do, the phone's lean is shown and asked for,
// and the person may turn back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { ears, heard, said } from "./support/ears.js";
import { clipCamera, darkRoom } from "./support/media.js";

/** The notes of "3, 2, 1", in order. */
const COUNTDOWN_HZ = [590, 700, 830];
const OWN = { name: "Own", lang: "en-GB", localService: true };

/**
 * Readings of the motion sensors a second, and for how long a phone that is moved gives them, s.
 */
const READINGS_HZ = 20;
const MOVED_FOR_S = 3;

/** Motion sensors that want to be asked as on an iPhone. */
const sensors = (page) =>
  page.addInitScript(
    ({ READINGS_HZ, MOVED_FOR_S }) => {
      DeviceOrientationEvent.requestPermission = async () => (
        (window.askedInTap = navigator.userActivation.isActive),
        "granted"
      );
      let reading = 0;
      /** Stands the phone otherwise: upright, turned clockwise, and leaned back. */
      window.stand = (clockwise_deg, back_deg) => {
        const [turn, back] = [clockwise_deg, back_deg].map((deg) => (deg * Math.PI) / 180);
        const [x, y, z] = [
          -Math.sin(turn) * Math.cos(back),
          Math.cos(turn) * Math.cos(back),
          Math.sin(back),
        ];
        const deg = (angle) => (angle * 180) / Math.PI;
        const phone = { alpha: 0, beta: deg(Math.asin(y)), gamma: deg(Math.atan2(-x, z)) };
        for (const end = reading + MOVED_FOR_S * READINGS_HZ; reading < end; reading += 1) {
          const event = new DeviceOrientationEvent("deviceorientation", phone);
          Object.defineProperty(event, "timeStamp", { value: (1000 * reading) / READINGS_HZ });
          window.dispatchEvent(event);
        }
      };
    },
    { READINGS_HZ, MOVED_FOR_S },
  );

/** Stands the phone otherwise. */
const stand = (app, clockwise_deg, back_deg) =>
  app.page.evaluate((angles_deg) => window.stand(...angles_deg), [clockwise_deg, back_deg]);

const level = (app, words) => app.page.getByTestId("level").filter({ hasText: words }).waitFor();

const phoneThatSpeaks = async (page) => {
  await sensors(page);
  await ears([OWN])(page);
};

test("the phone's lean is asked for in the tap and shown", async () => {
  await withApp({ camera: darkRoom(), prepare: phoneThatSpeaks }, async (app) => {
    await app.startCamera();
    await app.camera.filmStill(0.2);
    await level(app, "taken to be upright");
    assert.equal(await app.page.evaluate(() => window.askedInTap), true);
    await stand(app, 0, 75);
    await level(app, "Stand the phone up");
    await stand(app, -25, 10);
    await level(app, "Tilted 25°, taken out: set it straighter");
    await stand(app, 6, 10);
    await level(app, "Tilted 6°, taken out");
  });
});

test("the countdown is heard, and a phone moved in the set has standing taken anew", async () => {
  const camera = clipCamera("01_good_hinge", 9);
  await withApp({ camera, prepare: phoneThatSpeaks }, async (app) => {
    await app.startCamera();
    await camera.filmStill(0.2);
    await stand(app, 6, 10);
    await camera.filmTo(4.8);
    await app.repCount(1);
    const ticks = (await heard(app))
      .map((entry) => entry.note_hz)
      .filter((note_hz) => COUNTDOWN_HZ.includes(note_hz));
    assert.deepEqual(ticks, COUNTDOWN_HZ);
    await stand(app, 16, 10);
    await camera.filmStill(0.2);
    await app.page.getByTestId("instruction").filter({ hasText: "The phone was moved" }).waitFor();
    await level(app, "Tilted 16°, taken out");
    await said(app, "The phone was moved: stand tall once more");
    await camera.filmStill(1.5);
    await camera.filmAll();
    await app.repCount(2);
    await app.press("Pause");
    await app.page.getByTestId("paused").waitFor();
    await app.press("Go on");
    await app.page.getByTestId("paused").waitFor({ state: "detached" });
  });
});

test("in the dark more light is asked for, and the person may turn back", async () => {
  await withApp({ camera: darkRoom() }, async (app) => {
    await app.startCamera();
    await app.camera.filmStill(3);
    await app.page
      .locator("[data-testid=check][data-state=bad]")
      .filter({ hasText: "More light" })
      .waitFor();
    await app.page.getByTestId("instruction").filter({ hasText: "More light" }).waitFor();
    await app.press("Cancel");
    await app.page.getByRole("button", { name: "Start camera" }).waitFor();
  });
});
