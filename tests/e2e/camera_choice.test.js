// Which camera is asked for first, and that the choice and the lens are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import {
  LAPTOP,
  PHONE,
  PHONE_WITH_LENS,
  PHONE_WITH_ZOOM,
  asked,
  askedTimes,
  phone,
  stillOn,
  withCameras,
} from "./support/two_cameras.js";

const setUp = (app) => app.page.getByTestId("set-up").waitFor();
const button = (app, name) => app.page.getByRole("button", { name });
/** The choice at home, by the words of a camera. */
const card = (app, words) => app.page.getByTestId("camera-choice").getByLabel(words);

test("on a phone the front camera is first, the rear one a choice that is kept", async () => {
  await withApp(phone(PHONE), async (app) => {
    assert.ok(await card(app, "you see the count").isChecked());
    await app.startCamera();
    await setUp(app);
    assert.deepEqual(await asked(app), ["user"]);
    await button(app, "Cancel").click();
    await card(app, "you hear the count").check();
    await app.page.reload();
    assert.ok(await card(app, "you hear the count").isChecked());
    await app.startCamera();
    await setUp(app);
    assert.deepEqual(await asked(app), ["environment"]);
    assert.equal(await stillOn(app), 1);
  });
});

test("the camera that was flipped to is the next set's, while the model loads too", async () => {
  const slowModel = (page) =>
    page.route("**/*.net*", async (route) => {
      await new Promise((on) => setTimeout(on, 3_000));
      await route.continue();
    });
  await withApp(phone(PHONE, slowModel), async (app) => {
    await app.startCamera();
    await setUp(app);
    await button(app, "Flip camera").click();
    await askedTimes(app, 2);
    assert.ok(await app.page.getByText("The pose model is loading").isVisible());
    await button(app, "Cancel").click();
    await app.page.reload();
    await app.startCamera();
    await setUp(app);
    assert.deepEqual(await asked(app), ["environment"]);
  });
});

test("on a laptop what was asked for is asked for, and there is nothing to choose", async () => {
  await withApp({ model: "quick", prepare: withCameras(LAPTOP) }, async (app) => {
    await button(app, "Start camera").waitFor();
    assert.equal(await app.page.getByTestId("camera-choice").count(), 0);
    await app.startCamera();
    await setUp(app);
    assert.deepEqual(await asked(app), ["environment"]);
    assert.equal(await app.page.getByTestId("lens").count(), 0);
  });
});

test("a phone that is known to have one camera has nothing to choose", async () => {
  await withApp(phone(PHONE.slice(0, 1)), async (app) => {
    // Before a camera is allowed the browser does not tell.
    await app.page.getByTestId("camera-choice").waitFor();
    await app.startCamera();
    await setUp(app);
    await button(app, "Cancel").click();
    await button(app, "Start camera").waitFor();
    await app.page.getByTestId("camera-choice").waitFor({ state: "detached" });
  });
});

test("a wider lens is offered, taken and kept", async () => {
  await withApp(phone(PHONE_WITH_LENS), async (app) => {
    await card(app, "you hear the count").check();
    await app.startCamera();
    await app.page.getByText("No room to step back?").waitFor();
    await button(app, "Wide lens").click();
    await button(app, "Usual lens").waitFor();
    await button(app, "Cancel").click();
    await app.page.reload();
    await app.startCamera();
    await button(app, "Usual lens").click();
    await button(app, "Wide lens").waitFor();
    assert.deepEqual(await asked(app), ["wide", "environment"]);
    assert.equal(await stillOn(app), 1);
  });
});

test("a camera that can be zoomed out is not asked for again", async () => {
  await withApp(phone(PHONE_WITH_ZOOM), async (app) => {
    const zoom = () => app.page.evaluate(() => window.cameras.tracks.at(-1).getSettings().zoom);
    await card(app, "you hear the count").check();
    await app.startCamera();
    await button(app, "Wide lens").click();
    await button(app, "Usual lens").waitFor();
    assert.equal(await zoom(), 0.5);
    assert.deepEqual(await asked(app), ["environment"]);
    await button(app, "Cancel").click();
    await app.page.reload();
    await app.startCamera();
    await button(app, "Usual lens").waitFor();
    assert.equal(await zoom(), 0.5);
    await button(app, "Usual lens").click();
    await button(app, "Wide lens").waitFor();
    assert.equal(await zoom(), 1);
  });
});
