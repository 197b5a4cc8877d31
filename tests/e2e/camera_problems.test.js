// No picture from the camera: each trouble is said in one clear sentence, what helps is tried, and
// the camera that worked comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";
import { clip } from "./support/places.js";
import {
  PHONE,
  PHONE_WITH_LENS,
  asked,
  askedTimes,
  fail,
  phone,
  stillOn,
} from "./support/two_cameras.js";

/** Makes the browser answer a request for the camera with this error. */
const refuseWith = (name) => (page) =>
  page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException("refused", name);
    };
  }, name);

/** Makes the picture of a camera refuse to play, each time as the next of these names says. */
const playRefused = (...names) => (page) =>
  page.addInitScript((names) => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = async function () {
      const name = names.shift();
      if (name === undefined || navigator.userActivation.isActive) return play.call(this);
      throw new DOMException("refused", name);
    };
  }, names);

const setUp = (app) => app.page.getByTestId("set-up").waitFor();
const button = (app, name) => app.page.getByRole("button", { name });
const alert = (app, words) => app.page.getByRole("alert").filter({ hasText: words });
const atHome = (app) => button(app, "Start camera").waitFor();

test("a device without a camera", async () => {
  await withApp({}, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /No camera was found/);
  });
});

test("a camera that is not allowed", async () => {
  await withApp({ prepare: refuseWith("NotAllowedError") }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /not allowed/);
  });
});

test("a camera in use", async () => {
  await withApp({ prepare: refuseWith("NotReadableError") }, async (app) => {
    await app.startCamera();
    await alert(app, "Another app is using the camera").waitFor();
  });
});

test("a page without HTTPS", async () => {
  const insecure = (page) =>
    page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await withApp({ prepare: insecure }, async (app) => {
    await app.startCamera();
    assert.match(await app.notice(), /HTTPS/);
  });
});

test("a camera that is busy for a moment is tried again, and that is said", async () => {
  await withApp(phone(PHONE), async (app) => {
    await fail(app, "front", ["NotReadableError", "AbortError"]);
    await app.startCamera();
    await alert(app, "The camera is busy").waitFor();
    await setUp(app);
    assert.deepEqual(await asked(app), ["user", "user", "user"]);
    await alert(app, "busy").waitFor({ state: "detached" });
  });
});

test("a camera that gives no answer is not waited for without end", async () => {
  const soon = (page) =>
    page.addInitScript(() => {
      const { setTimeout } = window;
      window.setTimeout = (then, wait_ms, ...more) =>
        setTimeout(then, wait_ms === 60_000 ? 300 : wait_ms, ...more);
    });
  await withApp(phone(PHONE, soon), async (app) => {
    await fail(app, "front", "never");
    await app.startCamera();
    await alert(app, "The camera did not answer").waitFor();
    await app.page.evaluate(() => window.cameras.late.forEach((answer) => answer()));
    await app.page.waitForFunction(() => window.cameras.tracks[0]?.readyState === "ended");
  });
});

test("who does not wait for the camera goes back, and a late one is turned off", async () => {
  await withApp(phone(PHONE), async (app) => {
    for (const { id } of PHONE) await fail(app, id, "never");
    await app.startCamera();
    await askedTimes(app, 1);
    await button(app, "Cancel").click();
    await atHome(app);
    await app.page.evaluate(() => window.cameras.late.forEach((answer) => answer()));
    await app.page.waitForFunction(() => window.cameras.tracks[0]?.readyState === "ended");
  });
});

test("who does not wait for a video's model goes back", async () => {
  const never = (page) => page.route("**/models/*", () => {});
  await withApp({ prepare: never }, async (app) => {
    await app.chooseVideo(clip("01_good_hinge"));
    await app.page.getByRole("heading", { name: "Getting ready" }).waitFor();
    await button(app, "Cancel").click();
    await atHome(app);
  });
});

test("who does not wait for the other camera may leave", async () => {
  await withApp(phone(PHONE), async (app) => {
    await app.startCamera();
    await setUp(app);
    for (const { id } of PHONE) await fail(app, id, "never");
    await button(app, "Flip camera").click();
    await askedTimes(app, 2);
    await button(app, "Cancel").click();
    await atHome(app);
    assert.equal(await stillOn(app), 0);
  });
});

test("a picture that plays after a tap is no refusal, and is not asked for again", async () => {
  const refused = playRefused(...Array(1_000).fill("NotAllowedError"));
  await withApp(phone(PHONE, refused), async (app) => {
    // The tap that starts the set is over when the camera comes.
    await app.page.evaluate(() =>
      Object.defineProperty(navigator.userActivation, "isActive", {
        get: () => window.tapped === true,
      }),
    );
    await app.startCamera();
    await alert(app, "only after a tap").waitFor();
    await app.page.evaluate(() =>
      addEventListener("click", () => (window.tapped = true), { capture: true }),
    );
    await button(app, "Show the picture").click();
    await alert(app, "only after a tap").waitFor({ state: "detached" });
    await setUp(app);
    assert.deepEqual(await asked(app), ["user"]);
    assert.equal(await app.page.locator("video").evaluate((video) => video.paused), false);
  });
});

test("a picture that is broken off is played again", async () => {
  await withApp(phone(PHONE, playRefused("AbortError")), async (app) => {
    await app.page.evaluate(() =>
      Object.defineProperty(navigator.userActivation, "isActive", { get: () => false }),
    );
    await app.startCamera();
    await setUp(app);
    assert.deepEqual(await asked(app), ["user"]);
    assert.equal(await app.page.getByRole("alert").count(), 0);
  });
});

test("a camera that fails when flipped to: the one that worked is back, and kept", async () => {
  for (const [name, times] of [
    ["OverconstrainedError", 1],
    ["NotReadableError", 3],
  ])
    await withApp(phone(PHONE), async (app) => {
      await app.startCamera();
      await setUp(app);
      await fail(app, "rear", name);
      await button(app, "Flip camera").click();
      await alert(app, "you have the one that worked").waitFor();
      assert.deepEqual(await asked(app), ["user", ...Array(times).fill("environment"), "user"]);
      assert.equal(await stillOn(app), 1);
      await app.page.reload();
      await app.startCamera();
      await setUp(app);
      assert.deepEqual(await asked(app), ["user"]);
    });
});

test("a lens that fails: the usual one is back", async () => {
  await withApp(phone(PHONE_WITH_LENS), async (app) => {
    await app.page.getByTestId("camera-choice").getByLabel("you hear").check();
    await app.startCamera();
    await fail(app, "wide", "OverconstrainedError");
    await button(app, "Wide lens").click();
    await alert(app, "you have the one that worked").waitFor();
    assert.deepEqual(await asked(app), ["environment", "wide", "environment"]);
  });
});

test("a kept lens that fails at the next set is left for the usual one", async () => {
  const kept = (page) =>
    page.addInitScript(() => {
      window.cameras.fail.wide = "NotReadableError";
      const lens = { camera: "rear", rear_lens: { Other: "wide" }, model: "quick" };
      localStorage.setItem("dowel.settings", JSON.stringify(lens));
    });
  await withApp(phone(PHONE_WITH_LENS, kept), async (app) => {
    await app.startCamera();
    await setUp(app);
    await alert(app, "you have the one that worked").waitFor();
    assert.deepEqual((await asked(app)).at(-1), "environment");
  });
});

test("a camera that is refused when flipped to is not asked for unasked", async () => {
  await withApp(phone(PHONE), async (app) => {
    await app.startCamera();
    await setUp(app);
    await fail(app, "rear", "NotAllowedError");
    await button(app, "Flip camera").click();
    await alert(app, "not allowed").waitFor();
    for (const type of ["visibilitychange", "visibilitychange"])
      await app.page.evaluate((type) => document.dispatchEvent(new Event(type)), type);
    await app.page.waitForTimeout(500);
    assert.deepEqual(await asked(app), ["user", "environment"]);
    await button(app, "Try the camera again").click();
    await alert(app, "not allowed").waitFor({ state: "detached" });
    assert.deepEqual(await asked(app), ["user", "environment", "user"]);
  });
});

test("a picture that the system holds back is said, until it is back", async () => {
  await withApp(phone(PHONE), async (app) => {
    await app.startCamera();
    await setUp(app);
    const mute = (isMuted) =>
      app.page.evaluate(
        (isMuted) =>
          Object.defineProperty(window.cameras.tracks[0], "muted", {
            value: isMuted,
            configurable: true,
          }),
        isMuted,
      );
    await mute(true);
    await alert(app, "holds it back").waitFor();
    await mute(false);
    await alert(app, "holds it back").waitFor({ state: "detached" });
    assert.deepEqual(await asked(app), ["user"]);
  });
});

test("a picture that stands still is said, until it moves", async () => {
  await withApp(phone(PHONE), async (app) => {
    await app.startCamera();
    await setUp(app);
    const freeze = (isFrozen) =>
      app.page.evaluate((isFrozen) => (window.cameras.frozen = isFrozen), isFrozen);
    await freeze(true);
    await alert(app, "stands still").waitFor();
    await freeze(false);
    await alert(app, "stands still").waitFor({ state: "detached" });
    await freeze(true);
    await alert(app, "stands still").waitFor();
    await button(app, "Try the camera again").click();
    await askedTimes(app, 2);
    await freeze(false);
    await alert(app, "stands still").waitFor({ state: "detached" });
    assert.equal(await stillOn(app), 1);
  });
});

test("the picture's own size counts, not the one that the camera reports", async () => {
  await withApp(phone(PHONE), async (app) => {
    await app.startCamera();
    const overlay = (size) =>
      app.page.waitForFunction(
        ([width, height]) => {
          const canvas = document.querySelector(".stage-picture canvas");
          return canvas?.width === width && canvas.height === height;
        },
        size,
      );
    // It reports 1280 × 720.
    await overlay([480, 640]);
    await app.page.evaluate(() => (window.cameras.size = [640, 480]));
    await overlay([640, 480]);
    assert.equal(await app.page.getByRole("alert").count(), 0);
  });
});

test("a picture that turns in the set has standing taken anew, and the reps stay", async () => {
  await withApp({ camera: clipCamera("01_good_hinge", 9) }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await app.camera.turn();
    await app.camera.filmStill(0.2);
    await app.page.getByTestId("instruction").filter({ hasText: "stand tall once more" }).waitFor();
    await app.camera.filmStill(2);
    await app.camera.filmAll();
    await app.repCount(2);
  });
});

test("a lock of the screen that is taken back is asked for again; a refusal is said", async () => {
  const locks = (page) =>
    page.addInitScript(() => {
      window.locks = [];
      const request = async () => {
        if (window.refuses) throw new DOMException("refused", "NotAllowedError");
        const lock = Object.assign(new EventTarget(), { release: async () => {} });
        window.locks.push(lock);
        return lock;
      };
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
    });
  const takeBack = (app) =>
    app.page.evaluate(() => window.locks.at(-1).dispatchEvent(new Event("release")));
  await withApp({ camera: clipCamera("01_good_hinge", 9), prepare: locks }, async (app) => {
    await app.startCamera();
    await app.camera.filmTo(4.8);
    await app.repCount(1);
    await takeBack(app);
    await app.page.waitForFunction(() => window.locks.length === 2);
    assert.equal(await app.page.getByTestId("screen-sleeps").count(), 0);
    await app.page.evaluate(() => (window.refuses = true));
    await takeBack(app);
    await app.near();
    await app.page.getByTestId("screen-sleeps").waitFor();
  });
});

test("a voice that fails keeps no set from starting", async () => {
  const broken = (page) =>
    page.addInitScript(() => {
      const fails = () => {
        throw new Error("no engine");
      };
      const engine = Object.assign(new EventTarget(), { speak: fails, cancel: fails });
      Object.defineProperty(window, "speechSynthesis", {
        value: Object.assign(engine, { getVoices: fails, speaking: true, pending: false }),
      });
    });
  await withApp(phone(PHONE, broken), async (app) => {
    await app.startCamera();
    await setUp(app);
    await button(app, "Cancel").click();
    await atHome(app);
  });
});
