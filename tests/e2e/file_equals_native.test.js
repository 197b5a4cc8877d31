// A video file through the page gives what the native analysis of the same file gives.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { NATIVE, clip } from "./support/places.js";

/** Angles at the bottoms may differ by this, degrees: the browser turns colours into RGB its own way. */
const ANGLE_TOLERANCE_DEG = 1;
/** The rod's gaps may differ by this, share of the trunk's length. */
const GAP_TOLERANCE = 0.005;
/** Times may differ by this, s: the browser tells them in whole microseconds, and may round. */
const TIME_TOLERANCE_S = 0.002;

const names = existsSync(NATIVE) ? readdirSync(NATIVE).filter((name) => name.endsWith(".json")).map((name) => basename(name, ".json")) : [];

test("native analyses are there to compare with", { skip: process.env.DOWEL_NATIVE ? false : "DOWEL_NATIVE is not set" }, () => assert.notEqual(names.length, 0));

for (const name of names) {
  test(`${name} gives the same in the page and natively`, async () => {
    const native = JSON.parse(readFileSync(join(NATIVE, `${name}.json`), "utf8"));
    await withApp({}, async (app) => {
      await app.chooseVideo(clip(name));
      await app.summary();
      const record = await app.record();
      assert.equal(record.model.name, native.model.name, "the same model");
      assert.equal(record.source.frames, native.source.frames);
      assert.equal(record.frames.length, native.frames.length);
      record.frames.forEach((frame, i) => near(frame.t, native.frames[i].t, TIME_TOLERANCE_S, `time of frame ${i}`));
      record.frames.forEach((frame, i) => {
        for (const contact of ["head", "upper_back", "tailbone"]) {
          const [here, there] = [frame.dowel?.[contact] ?? null, native.frames[i].dowel?.[contact] ?? null];
          assert.equal(here === null, there === null, `${contact} judged in frame ${i}`);
          if (here !== null) near(here, there, GAP_TOLERANCE, `${contact} in frame ${i}`);
        }
      });
      assert.equal(record.reps.length, native.reps.length);
      record.reps.forEach((rep, i) => {
        near(rep.hip_deg, native.reps[i].hip_deg, ANGLE_TOLERANCE_DEG, `hip of rep ${i + 1}`);
        near(rep.knee_deg, native.reps[i].knee_deg, ANGLE_TOLERANCE_DEG, `knee of rep ${i + 1}`);
        near(rep.shin_deg, native.reps[i].shin_deg, ANGLE_TOLERANCE_DEG, `shin of rep ${i + 1}`);
        near(rep.trunk_deg, native.reps[i].trunk_deg, ANGLE_TOLERANCE_DEG, `trunk of rep ${i + 1}`);
        assert.deepEqual(rep.faults.map((fault) => fault.id), native.reps[i].faults.map((fault) => fault.id), `faults of rep ${i + 1}`);
      });
    });
  });
}

function near(actual, expected, tolerance, what) {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, expected ${expected}`);
}
