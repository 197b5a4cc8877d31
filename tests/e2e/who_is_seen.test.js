// Who is in the picture, and how they stand: each trouble is one sentence with what to do, and reps
// already counted stay.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { beginning, sideBySide, turnedToCamera } from "./support/media.js";
import { clipIfThere } from "./support/places.js";

const oblique = clipIfThere("27_too_oblique");
const two = clipIfThere("26_bystander");
const missing = (file) => (file ? false : "the clip is not here");

const instruction = (app, words) =>
  app.page.getByTestId("instruction").filter({ hasText: words }).waitFor({ timeout: 90_000 });

test(
  "a person who is not side-on is told so; the reps are counted and the back is not judged",
  { skip: missing(oblique) },
  async () => {
    await withApp({}, async (app) => {
      await app.chooseVideo(beginning(oblique, 6));
      await instruction(app, "Turn side-on");
      await app.summary();
      const rows = await app.rows();
      assert.ok(rows.length >= 1);
      assert.deepEqual(await app.notes(), [
        "Back not judged: the view is not side-on enough for the back: turn side-on.",
      ]);
    });
  },
);

test("someone else in the picture is said, and the reps are those of one person", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(sideBySide("01_good_hinge", "06_mixed_reps", 5));
    await instruction(app, "Someone else is in the picture");
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 1);
    assert.match(rows[0], /Clean rep/);
  });
});

test(
  "someone who stands behind the one who hinges changes nothing",
  { skip: missing(two) },
  async () => {
    await withApp({}, async (app) => {
      await app.chooseVideo(beginning(two, 6));
      await app.summary();
      const rows = await app.rows();
      assert.equal(rows.length, 1);
      for (const row of rows) assert.match(row, /Clean rep/);
    });
  },
);

test(
  "a person who faces the camera is told to turn, and the rep before stays",
  { skip: missing(two) },
  async () => {
    await withApp({}, async (app) => {
      await app.chooseVideo(turnedToCamera(two));
      await app.repCount(1);
      await instruction(app, "Turn side-on to the camera");
      await app.summary();
      assert.equal((await app.rows()).length, 1);
    });
  },
);
