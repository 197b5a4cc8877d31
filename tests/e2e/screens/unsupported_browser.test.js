// Browsers that lack something: said at once, in the browser's language, with what to use instead;
// the app is not started.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";

const CASES = [
  [
    "WebAssembly SIMD",
    () => {
      WebAssembly.validate = () => false;
    },
  ],
  [
    "JavaScript modules",
    () => {
      delete HTMLScriptElement.prototype.noModule;
    },
  ],
  [
    "workers",
    () => {
      delete window.Worker;
    },
  ],
  [
    "OffscreenCanvas",
    () => {
      delete window.OffscreenCanvas;
    },
  ],
  [
    "requestVideoFrameCallback",
    () => {
      delete HTMLVideoElement.prototype.requestVideoFrameCallback;
    },
  ],
  [
    "IndexedDB",
    () => {
      delete Window.prototype.indexedDB;
      delete window.indexedDB;
    },
  ],
  [
    "color-mix()",
    () => {
      CSS.supports = () => false;
    },
  ],
];

test("a browser that lacks something is told so, and which browsers have it", async () => {
  for (const [name, remove] of CASES) {
    await withApp({ prepare: (page) => page.addInitScript(remove) }, async (app) => {
      const said = await app.notice();
      assert.ok(said.includes(`it has no ${name}.`), `${name}: ${said}`);
      assert.match(said, /Open Dowel in a current .* Safari 16\.4/);
      assert.equal(
        await app.page.getByRole("button").count(),
        0,
        `${name}: the app does not start`,
      );
    });
  }
});

test("a browser in German is told so in German", async () => {
  await withApp(
    { locale: "de-DE", prepare: (page) => page.addInitScript(CASES[0][1]) },
    async (app) => {
      assert.match(
        await app.notice(),
        /^Dieser Browser kann deiner Bewegung nicht folgen: Ihm fehlt WebAssembly SIMD/,
      );
    },
  );
});
