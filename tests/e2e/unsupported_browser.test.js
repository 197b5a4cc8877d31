// Browsers that lack something: said before a set starts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";

const CASES = [
  ["WebAssembly SIMD", () => { WebAssembly.validate = () => false; }, false],
  ["workers", () => { delete window.Worker; }, true],
  ["a canvas in a worker", () => { delete window.OffscreenCanvas; }, true],
  ["frame times", () => { delete HTMLVideoElement.prototype.requestVideoFrameCallback; }, true],
];

for (const [name, remove, starts] of CASES) {
  test(`a browser without ${name}`, async () => {
    await withApp({ prepare: (page) => page.addInitScript(remove) }, async (app) => {
      if (starts) await app.startCamera();
      assert.match(await app.notice(), /Open Dowel in a current/);
    });
  });
}
