// A video file through the page gives what the native analysis of the same file gives, frame by
// frame.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { stretches } from "./support/media.js";
import { XTASK } from "./support/places.js";

/** Angles may differ by this, degrees. */
const ANGLE_TOLERANCE_DEG = 0.1;
/** The rod's gaps may differ by this, shares of the trunk's length. */
const GAP_TOLERANCE = 0.005;
/** Times may differ by this, s: the browser tells them in whole microseconds, and may round. */
const TIME_TOLERANCE_S = 0.002;

const ANGLES = ["hip_deg", "knee_deg", "shin_deg", "trunk_deg", "head_deg"];
const CONTACTS = ["head", "upper_back", "tailbone"];

test("a good rep, a squat and a rounded rep give the same in the page and natively", async () => {
  const file = stretches("06_mixed_reps", [0, 12.6]);
  const analyzed = file.replace(/mp4$/, "json");
  execFileSync(XTASK, ["analyze", file, "--json", analyzed], { stdio: "ignore" });
  const native = JSON.parse(readFileSync(analyzed, "utf8"));
  await withApp({}, async (app) => {
    await app.chooseVideo(file);
    await app.summary();
    const record = await app.record();
    assert.deepEqual(record.model, native.model, "the same model");
    assert.equal(record.source.frames, native.source.frames);
    assert.equal(record.frames.length, native.frames.length);
    assert.equal(record.reps.length, 3);
    assert.ok(
      native.frames.filter((frame) => frame.dowel?.tailbone != null).length > 50,
      "the back is judged",
    );
    record.frames.forEach((frame, i) => {
      near(frame.t, native.frames[i].t, TIME_TOLERANCE_S, `time of frame ${i}`);
      same(frame, native.frames[i], `frame ${i}`);
    });
    assert.equal(record.reps.length, native.reps.length);
    record.reps.forEach((rep, i) => {
      same(rep, native.reps[i], `rep ${i + 1}`);
      const faults = (of) => of.faults.map(({ id, sure }) => ({ id, sure }));
      assert.deepEqual(faults(rep), faults(native.reps[i]), `faults of rep ${i + 1}`);
    });
  });
});

function same(here, there, what) {
  for (const angle of ANGLES)
    near(here[angle], there[angle], ANGLE_TOLERANCE_DEG, `${angle} of ${what}`);
  for (const contact of CONTACTS)
    near(
      here.dowel?.[contact],
      there.dowel?.[contact],
      GAP_TOLERANCE,
      `gap of the ${contact} in ${what}`,
    );
}

/** Both unknown, or both known and near. */
function near(actual, expected, tolerance, what) {
  const agree =
    actual == null || expected == null
      ? actual == expected
      : Math.abs(actual - expected) <= tolerance;
  assert.ok(agree, `${what}: ${actual}, expected ${expected}`);
}
