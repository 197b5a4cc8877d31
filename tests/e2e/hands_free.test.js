// A set for which nobody touches the phone: begun by standing tall, ended by the reps that were
// chosen or by a raised arm, taken back, and begun again by a raised arm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { ears, said, spoken } from "./support/ears.js";
import { clipCamera } from "./support/media.js";
import { hidden, hides } from "./support/visibility.js";

const OWN = { name: "Own", lang: "en-GB", localService: true };

/** Stretches of the clip, [from s, to s]. */
const STANDS = [0, 0.9];
const REP = [0.9, 3.3];
const RAISES_ARM = [5.6, 8.6];
const LOWERS_ARM = [8.2, 8.9];
const GOES_TO_PHONE_AND_BENDS = [8.6, 15.4];

/** Counts how often the camera is asked for, and keeps what is given. */
const streams = (page) =>
  page.addInitScript(() => {
    window.streams = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      window.streams.push(stream);
      return stream;
    };
  });

const prepare = async (page) => {
  await ears([OWN])(page);
  await streams(page);
  await hides(page);
};

const withHands = (use) => {
  const camera = clipCamera("33_hands_up");
  return withApp({ camera, prepare }, (app) => use(app, camera));
};

/** Does reps, after standing, from those that are done up to `count`. */
async function doReps(app, count, done = 0) {
  await app.camera.filmStretch(...STANDS);
  for (let rep = done; rep < count; rep += 1) await app.camera.filmStretch(...REP);
  await app.repCount(count);
}

const ends = (app) => app.page.getByTestId("instruction").filter({ hasText: "Ends in" });
const cameraIsOn = (app) =>
  app.page.evaluate(() => window.streams.at(-1).getTracks().some((t) => t.readyState === "live"));

test("five reps are begun, finished and begun again without a touch", async () => {
  await withHands(async (app, camera) => {
    await app.page.getByTestId("settings").locator("summary").click();
    await app.page.getByTestId("reps-a-set").selectOption("5");
    await app.startCamera();
    await doReps(app, 5);
    await camera.filmStill(2.5);
    await ends(app).waitFor();
    await said(app, "Your reps are done. Raise an arm to go on");
    await camera.filmStill(5);
    await app.summary();
    const summary = (await spoken(app)).at(-1);
    assert.match(summary, /^5 reps, score \d+/);
    assert.equal((await app.rows()).length, 5);
    await app.page.getByTestId("lookout").waitFor();
    assert.ok(await cameraIsOn(app));

    const before = (await spoken(app)).length;
    await camera.filmStretch(...RAISES_ARM);
    await app.page.getByTestId("instruction").waitFor();
    await camera.filmStretch(...LOWERS_ARM);
    await camera.filmStretch(...STANDS);
    await camera.filmStretch(...STANDS);
    await app.page.waitForFunction(
      (before) => window.heard.filter((entry) => entry.says).slice(before).some(
        (entry) => entry.says === "Go",
      ),
      before,
    );
    await app.repCount(0);
    await camera.filmStretch(...REP);
    await app.repCount(1);
    assert.equal(await app.page.evaluate(() => window.streams.length), 1, "asked for once");
  });
});

test("a raised arm ends the set, is taken back, and bending to the phone is no rep", async () => {
  await withHands(async (app, camera) => {
    await app.startCamera();
    await doReps(app, 1);
    await camera.filmStretch(...RAISES_ARM);
    await ends(app).waitFor();
    await camera.filmStretch(...LOWERS_ARM);
    await camera.filmStretch(...RAISES_ARM);
    await said(app, "The set goes on");
    await ends(app).waitFor({ state: "detached" });
    await camera.filmStretch(...GOES_TO_PHONE_AND_BENDS);
    await app.finish();
    await app.summary();
    assert.equal((await app.rows()).length, 1);
    assert.match((await spoken(app)).at(-1), /^1 rep, /);
    assert.equal(await app.page.getByTestId("lookout").count(), 0, "who taps stands at the phone");
    assert.ok(!(await cameraIsOn(app)));
  });
});

test("a set that ended goes on, and the camera is off with a hidden page", async () => {
  await withHands(async (app, camera) => {
    await app.startCamera();
    await doReps(app, 1);
    await camera.filmStretch(...RAISES_ARM);
    await ends(app).waitFor();
    await camera.filmStill(6);
    await app.summary();
    await app.page.getByRole("button", { name: "Go on with this set" }).click();
    await app.page.getByTestId("set-up").waitFor({ state: "attached" });
    await doReps(app, 2, 1);
    await camera.filmStretch(...RAISES_ARM);
    await ends(app).waitFor();
    await camera.filmStill(6);
    await app.summary();
    assert.equal((await app.rows()).length, 2);
    assert.equal(await app.page.evaluate(() => window.streams.length), 1, "asked for once");
    await app.page.getByTestId("lookout").waitFor();
    await hidden(app.page, true);
    await app.page.getByTestId("lookout").waitFor({ state: "detached" });
    assert.ok(!(await cameraIsOn(app)));
  });
});
