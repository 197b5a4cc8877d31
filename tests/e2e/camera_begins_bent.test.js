// Nobody has to stand still first: a set that begins at a bottom is counted from its first rep, and
// measured as soon as the rest between the reps is known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { clipCamera } from "./support/media.js";

/** A good rep from its bottom on, a squat and a rounded rep; s of the clip. */
const CLIP = "06_mixed_reps";
const FIRST_BOTTOM_S = 2.7;
const END_S = 12.6;
/** When the first rep is over and the second has not begun, s from the first bottom. */
const BETWEEN_S = 2.2;

test("a set that begins at a bottom is counted from there and measured", async () => {
  const camera = clipCamera(CLIP, END_S - FIRST_BOTTOM_S, FIRST_BOTTOM_S);
  await withApp({ camera }, async (app) => {
    await app.startCamera();
    await camera.filmTo(BETWEEN_S);
    await app.repCount(1);
    await camera.filmAll();
    await app.repCount(3);
    await app.finish();
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 3);
    assert.doesNotMatch(rows[0], /Squatted/);
    assert.match(rows[1], /Squatted/);
    const { reps } = await app.record();
    assert.equal(reps.length, 3);
    reps.forEach((rep, i) => {
      assert.ok(rows[i].includes(`${Math.round(rep.score)}`), `score of rep ${i + 1}: ${rows[i]}`);
      for (const measure of [rep.hip_deg, rep.knee_deg, rep.hip_share, rep.sag])
        assert.notEqual(measure, null, `rep ${i + 1} is measured`);
    });
    assert.notEqual(reps[0].rest, "before", "nobody stood still before it");
    assert.deepEqual(reps[0].faults, [], "the good rep");
    assert.ok(reps[2].faults.some(({ id }) => id === "back_rounded"));
  });
});
