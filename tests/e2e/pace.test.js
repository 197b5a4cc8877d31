// How quick the device is: a slow one is spared and counts still; the model is the wished
// one, or the exact one where there is room for it, and a set has one model from its standing on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cameraClip, clipCamera, nobody } from "./support/media.js";

/** Each frame's answer comes this much later than this computer has it, ms: a slow phone's. */
const LATER_MS = { plain: 40, silhouette: 70 };

/** Lets the page meet a slow worker: its answers to frames are held back. */
const slowWorker = (page) =>
  page.addInitScript((LATER_MS) => {
    window.silhouettes = 0;
    window.Worker = class extends Worker {
      addEventListener(name, listener) {
        if (name !== "message") return super.addEventListener(name, listener);
        super.addEventListener(name, (message) => {
          const done = message.data.FrameDone;
          if (!done) return listener(message);
          window.silhouettes += done.had_silhouette;
          setTimeout(
            () => listener(message),
            done.had_silhouette ? LATER_MS.silhouette : LATER_MS.plain,
          );
        });
      }
    };
  }, LATER_MS);

test("a slow device is spared without a word, and its reps are counted", async () => {
  await withApp({ camera: cameraClip("01_good_hinge", 8.8), prepare: slowWorker }, async (app) => {
    await app.startCamera();
    await app.repCount(2);
    assert.equal(await app.page.getByTestId("pace").count(), 0, "nobody can do anything about it");
    await app.finish();
    await app.summary();
    const record = await app.record();
    assert.equal(record.model.name, "blazepose-lite");
    assert.deepEqual(
      record.reps.map((rep) => rep.cant_tell ?? null),
      [null, null],
      "the back is still judged",
    );
    assert.ok(
      (await app.page.evaluate(() => window.silhouettes)) < record.frames.length,
      "not each frame has a silhouette",
    );
  });
});

const model = (app) => app.page.getByTestId("model");
const next = (app, name) =>
  app.page
    .getByTestId("next-model")
    .filter({ hasText: `the ${name} model` })
    .waitFor();
const usedModel = async (app) => {
  await app.chooseVideo(nobody());
  await app.summary();
  return (await app.record()).model.name;
};

test("the model that is chosen is kept and used", async () => {
  await withApp({}, async (app) => {
    await app.page.getByTestId("settings").locator("summary").click();
    await next(app, "exact");
    await model(app).selectOption({ label: "Quick (lite)" });
    await next(app, "quick");
    await app.page.reload();
    await app.page.getByTestId("settings").locator("summary").click();
    assert.equal(await model(app).locator("option:checked").innerText(), "Quick (lite)");
    assert.equal(await usedModel(app), "blazepose-lite");
  });
});

/** Keeps something before the app opens. */
const keeps = (values) => (page) =>
  page.addInitScript((values) => {
    for (const [place, value] of Object.entries(values))
      localStorage.setItem(place, JSON.stringify(value));
  }, values);
const SLOW = { "dowel.speed": { lite_ms: 80, full_ms: 130, has_full: true } };

test("a file gets the exact model, unless that can't be fetched", async () => {
  await withApp({ prepare: keeps(SLOW) }, async (app) => {
    await app.page.getByTestId("settings").locator("summary").click();
    await next(app, "quick");
    assert.equal(await usedModel(app), "blazepose-full");
    await app.page.getByRole("button", { name: "Dowel" }).click();
    await app.page.route("**/pose_landmark_full.net", (route) => route.abort());
    await app.page.reload();
    assert.equal(await usedModel(app), "blazepose-lite");
  });
});

/** Holds the exact model's file back, and notes which models are loaded. */
async function lateFull(page) {
  await page.addInitScript(() => {
    window.loaded = [];
    window.Worker = class extends Worker {
      constructor(...options) {
        super(...options);
        super.addEventListener("message", ({ data }) => {
          if (data.Loaded) window.loaded.push(data.Loaded.model.name);
        });
      }
    };
  });
  const held = [];
  await page.route("**/pose_landmark_full.net", (route) => held.push(route));
  page.letFullCome = async () => {
    await page.waitForFunction(() => window.loaded.length === 1);
    while (held.length === 0) await page.waitForTimeout(50);
    for (const route of held) await route.continue();
    await page.waitForFunction(() => window.loaded.length === 2);
    const loaded = await page.evaluate(() => window.loaded);
    assert.deepEqual(loaded, ["blazepose-lite", "blazepose-full"]);
  };
}

const speed = (app) => app.page.evaluate(() => JSON.parse(localStorage.getItem("dowel.speed")));

test("the quick model looks until the exact one is here, and is not mixed with it", async () => {
  for (const [comesAfter_s, expected] of [
    [0.2, "full"],
    [4.8, "lite"],
  ]) {
    const camera = clipCamera("01_good_hinge", 9);
    await withApp({ camera, model: "automatic", prepare: lateFull }, async (app) => {
      await app.startCamera();
      await camera.filmTo(comesAfter_s);
      await app.page.letFullCome();
      await camera.filmStill(1);
      await camera.filmAll();
      await app.repCount(2);
      await app.finish();
      await app.summary();
      await app.unfold("score-parts");
      await app.page
        .getByTestId("network")
        .filter({ hasText: `Seen by the network BlazePose ${expected}` })
        .waitFor();
      assert.equal((await app.record()).model.name, `blazepose-${expected}`);
      assert.equal((await speed(app)).has_full, true, "the next set begins with it");
    });
  }
});

test("a reference rep of the other model is told of, and automatic stays with it", async () => {
  const reference = { drill: "hip-hinge", model: "blazepose-lite", facing: "right", sag: 0.01 };
  const kept = {
    "dowel.reference/hip-hinge/blazepose-lite/right": { day: "2026-11-21", reference },
  };
  await withApp({ prepare: keeps(kept) }, async (app) => {
    await app.page.getByTestId("settings").locator("summary").click();
    await next(app, "quick");
    assert.ok(await app.page.getByTestId("reference-wish").isChecked());
    await model(app).selectOption({ label: "Exact (full)" });
    await app.page.getByTestId("reference-of-other-model").waitFor();
    assert.equal(await app.page.getByTestId("reference-wish").isChecked(), false);
    await model(app).selectOption({ label: "Automatic" });
    await app.page.getByTestId("reference-of-other-model").waitFor({ state: "detached" });
  });
});
