// A video file through the page gives what the native analysis of the same file gives.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { NATIVE, clip } from "./support/places.js";

/** Angles at the bottoms may differ by this, degrees. */
const ANGLE_TOLERANCE_DEG = 1;
/** The rod's gaps may differ by this, shares of the trunk's length; the head's comes from an angle, of which 1 degree is 0.008. */
const GAP_TOLERANCES = { upper_back: 0.005, tailbone: 0.005, head: 0.01 };
/**
 * Frames at the edge of being clear or deep enough may be judged in one of both only. The pictures are the same to the bit; the networks round
 * otherwise, and from frame to frame the followed region makes more of that.
 */
const IN_ONE_ONLY = 3;
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
      assert.equal(record.reps.length, native.reps.length);
      for (const [contact, tolerance] of Object.entries(GAP_TOLERANCES)) {
        const pairs = record.frames.map((frame, i) => [frame.dowel?.[contact] ?? null, native.frames[i].dowel?.[contact] ?? null]);
        const inOneOnly = pairs.filter(([here, there]) => (here === null) !== (there === null));
        assert.ok(inOneOnly.length <= IN_ONE_ONLY, `${contact} judged in one of both only in ${inOneOnly.length} frames`);
        const off = pairs.filter(([here, there]) => here !== null && there !== null).map(([here, there]) => Math.abs(here - there)).sort((a, b) => a - b);
        near(off[off.length >> 1], 0, tolerance, `median difference of the ${contact} gap over ${off.length} frames`);
        record.reps.forEach((rep, i) => near(rep.dowel?.[contact] ?? 0, native.reps[i].dowel?.[contact] ?? 0, tolerance, `${contact} of rep ${i + 1}`));
      }
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
