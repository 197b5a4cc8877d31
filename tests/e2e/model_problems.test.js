// Models that can't be used: one clear sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { nobody } from "./support/media.js";

const LANDMARKS = "**/models/pose_landmark_*.net";

test("a model file that is missing", async () => {
  const missing = (page) =>
    page.context().route(LANDMARKS, (route) => route.fulfill({ status: 404 }));
  await withApp({ prepare: missing }, async (app) => {
    await app.chooseVideo(nobody());
    assert.match(await app.notice(), /could not be loaded/);
  });
});

test("a model file of another content", async () => {
  const other = (page) =>
    page
      .context()
      .route(LANDMARKS, (route) => route.fulfill({ body: Buffer.from("another model") }));
  await withApp({ prepare: other }, async (app) => {
    await app.chooseVideo(nobody());
    assert.match(await app.notice(), /damaged or from another version/);
  });
});

test("a model file that is damaged on the way once is fetched again", async () => {
  let isFirst = true;
  const once = (page) =>
    page.context().route(LANDMARKS, (route) => {
      if (!isFirst) return route.fallback();
      isFirst = false;
      return route.fulfill({ body: Buffer.from("another model") });
    });
  await withApp({ prepare: once }, async (app) => {
    await app.chooseVideo(nobody());
    await app.summary();
  });
});
