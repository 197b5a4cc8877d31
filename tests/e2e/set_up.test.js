// Before the set: what is wrong is said with what to do, the phone's lean is told and asked for, and the person may turn back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { ears, heard, spoken } from "./support/ears.js";
import { cameraClip, darkRoom } from "./support/media.js";

const OWN = { name: "Own", lang: "en-GB", localService: true };

/** Motion sensors that tell how a phone stands, twenty times a second, and that want to be asked as on an iPhone. */
const sensors = (page) =>
  page.addInitScript(() => {
    DeviceOrientationEvent.requestPermission = async () => (
      (window.askedInTap = navigator.userActivation.isActive),
      "granted"
    );
    window.phone = null;
    /** Upright, turned clockwise, and leaned back: the angles that the sensors of such a phone give. */
    window.turned = (clockwise_deg, back_deg) => {
      const [turn, back] = [clockwise_deg, back_deg].map((deg) => (deg * Math.PI) / 180);
      const [x, y, z] = [
        -Math.sin(turn) * Math.cos(back),
        Math.cos(turn) * Math.cos(back),
        Math.sin(back),
      ];
      const deg = (angle) => (angle * 180) / Math.PI;
      return { alpha: 0, beta: deg(Math.asin(y)), gamma: deg(Math.atan2(-x, z)) };
    };
    setInterval(
      () =>
        window.phone &&
        window.dispatchEvent(new DeviceOrientationEvent("deviceorientation", window.phone)),
      50,
    );
  });

/** Stands the phone otherwise. */
const stand = (app, clockwise_deg, back_deg) =>
  app.page.evaluate(
    ([clockwise_deg, back_deg]) => {
      window.phone = window.turned(clockwise_deg, back_deg);
    },
    [clockwise_deg, back_deg],
  );

const level = (app, words) =>
  app.page.getByTestId("level").filter({ hasText: words }).waitFor({ timeout: 60_000 });

const phoneThatSpeaks = async (page) => {
  await sensors(page);
  await ears([OWN])(page);
};

test("the phone's lean is asked for in the tap and told", async () => {
  await withApp({ camera: darkRoom(), prepare: phoneThatSpeaks }, async (app) => {
    await app.startCamera();
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

test("the countdown is heard, and a phone that is moved in the set has standing taken anew", async () => {
  await withApp(
    { camera: cameraClip("01_good_hinge", 8.8), prepare: phoneThatSpeaks },
    async (app) => {
      await stand(app, 6, 10);
      await app.startCamera();
      await app.live();
      const ticks = (await heard(app))
        .filter((entry) => [590, 700, 830].includes(entry.note_hz))
        .map((entry) => entry.note_hz);
      // A busy computer looks at few frames, and may leave out a number.
      assert.ok(
        ticks.length > 0 &&
          ticks.length <= 3 &&
          ticks.every((pitch_hz, i) => i === 0 || pitch_hz > ticks[i - 1]),
        `the countdown is heard: ${ticks}`,
      );
      await stand(app, 16, 10);
      await app.page
        .getByTestId("instruction")
        .filter({ hasText: "The phone was moved" })
        .waitFor();
      await level(app, "Tilted 16°, taken out");
      assert.ok((await spoken(app)).includes("The phone was moved: stand tall once more"));
      await app.live();
      await app.page.getByRole("button", { name: "Pause" }).click();
      await app.page.getByTestId("paused").waitFor();
      await app.page.getByRole("button", { name: "Go on" }).click();
      await app.page.getByTestId("paused").waitFor({ state: "detached" });
    },
  );
});

test("in the dark more light is asked for, and the person may turn back", async () => {
  await withApp({ camera: darkRoom() }, async (app) => {
    await app.startCamera();
    await app.page
      .locator("[data-testid=check][data-state=bad]")
      .filter({ hasText: "More light" })
      .waitFor({ timeout: 90_000 });
    await app.page.getByTestId("instruction").filter({ hasText: "More light" }).waitFor();
    await app.page.getByRole("button", { name: "Cancel" }).click();
    await app.page.getByRole("button", { name: "Start camera" }).waitFor();
  });
});
