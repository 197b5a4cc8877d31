// Files that can't be judged: each gets one clear sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { cutOff, empty, garbage, nobody, soundOnly, tooLarge, tooLong } from "./support/media.js";

const CASES = [
  ["an empty file", empty, /empty/],
  ["a file without sense", garbage, /can't be played/],
  ["sound without a picture", soundOnly, /sound but no picture/],
  ["a picture that is too large", tooLarge, /larger than 4096 pixels\. Export it in 1080p/],
  ["a video that is too long", tooLong, /longer than 15 minutes\. Cut it to your set/],
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

test("a file that ends in the middle keeps the reps before", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(cutOff("01_good_hinge"));
    await app.summary();
    assert.match(await app.notice(), /could not be read to its end.*Export it again/);
    assert.ok((await app.rows()).length >= 1, "the reps before the end are there");
  });
});
