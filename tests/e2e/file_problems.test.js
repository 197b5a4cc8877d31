// Files that can't be judged: each gets one clear sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { empty, garbage, nobody, soundOnly, tooLarge } from "./support/media.js";

const CASES = [
  ["an empty file", empty, /empty/],
  ["a file without sense", garbage, /can't be played/],
  ["sound without a picture", soundOnly, /sound but no picture/],
  ["a picture that is too large", tooLarge, /larger than 4096/],
  ["a video without a person", nobody, /Nobody was seen/],
];

for (const [name, file, sentence] of CASES) {
  test(`${name} is named and said what to do about`, async () => {
    await withApp({}, async (app) => {
      await app.chooseVideo(file());
      assert.match(await app.notice(), sentence);
    });
  });
}
