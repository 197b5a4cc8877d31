// Before the set: what is wrong is said with what to do, the phone's lean is shown and asked for,
// and the person may turn back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { ears, heard, said, spoken } from "./support/ears.js";
import { WRONG_S, clipCamera, darkRoom, onceWrong } from "./support/media.js";

/** The notes of "3, 2, 1", in order. */
const COUNTDOWN_HZ = [590, 700, 830];
const MENDED_HZ = 990;
/** Who stands right at once may begin after so long before the camera, s: of ten the rest is for
 * the model and the walk. */
const GO_WITHIN_S = 2;
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
    assert.equal(await app.page.getByTestId("level").count(), 0, "no sensor has told anything");
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
      .locator("[data-testid=check][data-state=bad].now")
      .filter({ hasText: "Light" })
      .waitFor();
    await app.page.getByTestId("instruction").filter({ hasText: "More light" }).waitFor();
    await app.press("Cancel");
    await app.page.getByRole("button", { name: "Start camera" }).waitFor();
  });
});

test("who stands right at once is told to go after two seconds of filming at most", async () => {
  for (const model of ["quick", "exact"]) {
    const camera = clipCamera("01_good_hinge", 9);
    await withApp({ camera, model, prepare: ears([OWN]) }, async (app) => {
      await app.startCamera();
      await camera.filmTo(GO_WITHIN_S);
      await said(app, "Go");
      assert.deepEqual(await spoken(app), ["Go"], `${model}: nothing else is asked for`);
    });
  }
});

test("what is wrong is asked for one by one, in the order in which it is mended", async () => {
  const camera = onceWrong();
  await withApp({ camera, prepare: phoneThatSpeaks }, async (app) => {
    const asked = (words) =>
      app.page.getByTestId("instruction").filter({ hasText: words }).waitFor();
    await app.startCamera();
    await camera.filmStill(0.1);
    await stand(app, 0, 80);
    await camera.filmStill(1.8);
    await asked("Stand the phone up, its screen towards you");
    await stand(app, 0, 10);
    await camera.filmTo(WRONG_S - 0.1);
    await asked("I see nothing: uncover the lens, or change the camera");
    await camera.filmTo(2 * WRONG_S - 0.1);
    await asked("More light: it is too dark to see you");
    await camera.filmTo(3 * WRONG_S - 0.1);
    await asked("Step into the picture");
    await camera.filmTo(4 * WRONG_S - 0.1);
    await asked("Step back: I can't see your feet");
    assert.equal(await app.page.locator(".check.now").count(), 1);
    await camera.filmAll();
    await said(app, "Go");
    assert.deepEqual(await spoken(app), [
      "Stand the phone up, its screen towards you",
      "I see nothing: uncover the lens, or change the camera",
      "More light: it is too dark to see you",
      "Step into the picture",
      "Step back: I can't see your feet",
      "Go",
    ]);
    const mended = (await heard(app)).filter((entry) => entry.note_hz === MENDED_HZ);
    assert.equal(mended.length, 5);
  });
});

test("the strokes lie on the picture that was judged, though the camera has gone on", async () => {
  const camera = clipCamera("01_good_hinge", 9);
  const corner = (app) =>
    app.page.locator(".overlay").evaluate((overlay) => [
      ...overlay.getContext("2d").getImageData(8, 8, 1, 1).data,
    ]);
  await withApp({ camera }, async (app) => {
    await app.startCamera();
    await camera.filmTo(3);
    await camera.goOn();
    const [red, green, blue, opaque] = await corner(app);
    assert.equal(opaque, 255);
    assert.ok(Math.max(red, green, blue) < 250, "that is not the picture that plays");
    await app.press("Pause");
    await app.page.getByTestId("paused").waitFor();
    assert.deepEqual(await corner(app), [0, 0, 0, 0], "nothing is judged: the camera is seen");
  });
});
