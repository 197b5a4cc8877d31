// A video of a set is kept only where the person chose so: it is shown behind the replay at the
// right moment, lies with its set, and goes alone.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { inPlace, openHistory, setText } from "./support/kept.js";
import { cameraClip, clipCamera } from "./support/media.js";
import { MADE } from "./support/places.js";

/**
 * How far a moment of the video may be from the same moment of the set, s: some pictures of a busy
 * computer. What a browser records it records at its own pace, so this test can't have another.
 */
const APART_S = 0.25;

const recording = (app) => app.page.getByTestId("recording");

async function turnOn({ page }) {
  await page.getByTestId("settings").locator("summary").click();
  await page.getByTestId("keep-video").check();
}

/** The videos that lie with the only kept set. */
const videos = (app) => inPlace(app.page, "sets-videos").then((all) => Object.values(all).flat());

/** The first stored video: its bytes, and its time in the set, s. */
const firstVideo = ({ page }) =>
  page.evaluate(async () => {
    const done = (request) =>
      new Promise((answer) => {
        request.onsuccess = () => answer(request.result);
      });
    const database = await done(indexedDB.open("dowel"));
    const [[{ blob, from_s }]] = await done(
      database.transaction("sets-videos").objectStore("sets-videos").getAll(),
    );
    database.close();
    const text = await new Promise((read) => {
      const reader = new FileReader();
      reader.onload = () => read(reader.result);
      reader.readAsDataURL(blob);
    });
    return { base64: text.slice(text.indexOf(",") + 1), from_s };
  });

test("nothing is recorded unless it was chosen", async () => {
  await withApp({ camera: clipCamera("01_good_hinge", 5) }, async (app) => {
    await app.startCamera();
    await app.camera.filmAll();
    await app.repCount(1);
    assert.equal(await recording(app).count(), 0);
    await app.finish();
    await app.summary();
    await app.page.getByTestId("kept").waitFor();
    assert.deepEqual(await videos(app), []);
    assert.equal(await app.page.locator(".replay-picture").count(), 0);
  });
});

test("a recorded set has its video behind the replay, until the video is deleted", async () => {
  await withApp({ camera: cameraClip("01_good_hinge", 8.8) }, async (app) => {
    const { page } = app;
    await turnOn(app);
    await app.startCamera();
    await app.live();
    await recording(app).waitFor();
    await app.repCount(2);
    await app.finish();
    await app.summary();
    await page.getByTestId("kept").waitFor();
    const { reps } = await app.record();
    const picture = page.locator(".replay-picture");
    const isAtBottom = ([moments, apart_s]) => {
      const video = document.querySelector(".replay-picture");
      return (
        video?.readyState >= 2 &&
        !video.seeking &&
        moments.some((moment_s) => Math.abs(video.currentTime - moment_s) < apart_s)
      );
    };
    while ((await videos(app)).length === 0) await page.waitForTimeout(100);
    const { base64, from_s } = await firstVideo(app);
    const bottoms_s = reps.map((rep) => rep.bottom_s - from_s);
    await page.waitForFunction(isAtBottom, [bottoms_s, APART_S]);

    await page.reload();
    await openHistory(app);
    await page.getByTestId("set").click();
    await app.summary();
    await page.waitForFunction(isAtBottom, [bottoms_s, APART_S]);

    await app.unfold("replay");
    await page.getByRole("button", { name: "Delete the video" }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await picture.first().waitFor({ state: "detached" });
    assert.deepEqual(await videos(app), []);
    assert.equal((await app.rows()).length, 2, "the set stays");

    const file = join(MADE, "recorded.webm");
    await writeFile(file, Buffer.from(base64, "base64"));
    await page.getByRole("button", { name: "Dowel" }).click();
    await app.chooseVideo(file);
    await app.summary();
    const seen = (await app.record()).reps.map((rep) => rep.bottom_s + from_s);
    const apart = reps.map((rep) =>
      Math.min(...seen.map((bottom_s) => Math.abs(bottom_s - rep.bottom_s))),
    );
    console.log(
      `bottoms of reps in the video are off by ${apart.map((apart_s) => apart_s.toFixed(3))} s`,
    );
    assert.ok(
      apart.every((apart_s) => apart_s < APART_S),
      "what the video shows at a moment is what the set measured then",
    );
  });
});

test("a pause is not recorded, and without room for the video the set is kept", async () => {
  const noRoomForVideos = (page) =>
    page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...values) {
        if (this.name === "sets-videos") throw new DOMException("no room", "QuotaExceededError");
        return put.apply(this, values);
      };
    });
  const camera = clipCamera("01_good_hinge", 9);
  await withApp({ camera, prepare: noRoomForVideos }, async (app) => {
    await turnOn(app);
    await app.startCamera();
    await camera.filmTo(4.8);
    await app.repCount(1);
    await recording(app).waitFor();
    await app.press("Pause");
    await recording(app).waitFor({ state: "detached" });
    await app.press("Go on");
    await camera.filmTo(6);
    await recording(app).waitFor();
    await app.finish();
    await app.summary();
    assert.match(
      await app.notice(),
      /no room left.*about the set's video only; the set itself is kept/,
    );
    await app.unfold("replay");
    await app.page.locator(".replay-picture").waitFor();
    assert.deepEqual(Object.keys(await inPlace(app.page, "sets")).length, 1);
    assert.deepEqual(await videos(app), []);
  });
});

test("a history from before there were videos opens with its sets", async () => {
  await withApp({ search: "#about" }, async (app) => {
    const before = { "000000000000001-a": setText("000000000000001-a", "2026-11-20", [88, 60]) };
    await app.page.evaluate(async (sets) => {
      const done = (request) =>
        new Promise((answer) => {
          request.onsuccess = () => answer(request.result);
        });
      await done(indexedDB.deleteDatabase("dowel"));
      const opening = indexedDB.open("dowel", 1);
      opening.onupgradeneeded = () => {
        for (const place of [
          "sets",
          "sets-frames",
          "drafts",
          "drafts-frames",
          "set-aside",
          "set-aside-frames",
        ])
          opening.result.createObjectStore(place);
      };
      const database = await done(opening);
      for (const [id, text] of Object.entries(sets))
        await done(database.transaction("sets", "readwrite").objectStore("sets").put(text, id));
      database.close();
    }, before);
    await app.page.getByRole("button", { name: "Dowel" }).click();
    await openHistory(app);
    assert.equal(await app.page.getByTestId("set").count(), 1);
    await app.page.getByTestId("set").click();
    await app.summary();
    assert.equal((await app.rows()).length, 2);
    assert.deepEqual(await videos(app), []);
  });
});
