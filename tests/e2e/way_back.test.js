// Each screen is an entry of the browser's history: back leads to the screen before, and a running
// set is not left by it at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { openHistory, put, setText } from "./support/kept.js";
import { clipCamera } from "./support/media.js";

const ID = "000000000000001-a";
const heading = (app, name) =>
  app.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const atHome = (app) => app.page.getByRole("button", { name: "Start camera" }).waitFor();
const entries = (app) => app.page.evaluate(() => window.history.length);

test("back and forward lead along the screens, also from a kept set", async () => {
  await withApp({}, async (app) => {
    await put(app.page, { sets: { [ID]: setText(ID, "2026-11-20", [88, 60]) } });
    await app.page.reload();
    await openHistory(app);
    await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).click();
    await app.page.getByTestId("rep").first().waitFor();
    await app.page.goBack();
    await heading(app, "History");
    await app.page.goBack();
    await atHome(app);
    await app.page.goForward();
    await heading(app, "History");
    const before = await entries(app);
    await app.page.getByRole("button", { name: "Back to the start" }).click();
    await atHome(app);
    assert.equal(await entries(app), before, "the way home goes back and adds no entry");
  });
});

test("in a running set back pauses and asks, then finishes; the table leads home", async () => {
  await withApp({ camera: clipCamera("01_good_hinge", 9) }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await app.page.goBack();
    await app.page.getByRole("button", { name: "Go on" }).waitFor();
    assert.ok(await app.page.getByRole("button", { name: "Finish" }).isVisible());
    await app.page.goBack();
    await app.summary();
    assert.equal((await app.rows()).length, 1);
    await app.page.goBack();
    await atHome(app);
  });
});

test("before anything was done back drops the set", async () => {
  await withApp({ camera: clipCamera("01_good_hinge", 9) }, async (app) => {
    await app.startCamera();
    await app.page.getByTestId("set-up").waitFor();
    await app.page.goBack();
    await atHome(app);
  });
});
