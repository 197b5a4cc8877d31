// What is judged of a recording does not depend on where it is judged: the set of the page, built
// for the browser, gives of films of real people what the native `accuracy` gives. The demo is the
// page's way to judge a recording; here it is handed others than its own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { MADE, XTASK, root } from "./support/places.js";

const RECORDINGS = join(root, "tests/recordings");
/** Recordings by the quick network: a right lift, a wrong one, and somebody who walks. */
const NAMES = ["r08_rdl_right", "r09_rdl_wrong", "r19_walking"];
/** The drill by which the demo judges. */
const DRILL = "hip-hinge";

/** Reps of the recordings by the native analysis, each recording judged by the demo's drill. */
function nativeReps() {
  const folder = join(MADE, "recordings-by-demo");
  const analyses = join(folder, "analyses");
  mkdirSync(folder, { recursive: true });
  for (const name of NAMES) {
    copyFileSync(join(RECORDINGS, `${name}.bin`), join(folder, `${name}.bin`));
    const truth = JSON.parse(readFileSync(join(RECORDINGS, `${name}.json`), "utf8"));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...truth, drill: DRILL }));
  }
  const args = ["accuracy", folder, "--model", "lite", "--analyses", analyses];
  execFileSync(XTASK, args, { stdio: "ignore" });
  const reps = (name) => JSON.parse(readFileSync(join(analyses, `${name}.json`), "utf8")).reps;
  return Object.fromEntries(NAMES.map((name) => [name, reps(name)]));
}

/** What a row of the table begins with for a rep: its score and its figures, in whole numbers. */
function figures(rep) {
  const whole = (value) => (value === null ? null : Math.round(value));
  return [
    whole(rep.score),
    whole(rep.hip_deg),
    whole(rep.clean_range_deg),
    whole(rep.knee_deg),
    whole(100 * rep.hip_share),
  ];
}

test("recordings of real people are judged in the browser as natively", async () => {
  const native = nativeReps();
  assert.ok(NAMES.some((name) => native[name].length > 0));
  for (const name of NAMES) {
    const file = readFileSync(join(RECORDINGS, `${name}.bin`));
    const prepare = (page) => page.route("**/demo.bin", (route) => route.fulfill({ body: file }));
    await withApp({ prepare }, async (app) => {
      await app.page.getByRole("button", { name: "See how it works" }).click();
      await app.live();
      await app.page.getByRole("button", { name: "To the result" }).click();
      await app.summary();
      const rows = await app.page.getByTestId("rep").all();
      const shown = await Promise.all(rows.map((row) => row.getByRole("cell").allInnerTexts()));
      const numbers = shown.map((cells) =>
        cells.slice(0, 5).map((cell) => (/\d/.test(cell) ? parseInt(cell, 10) : null)),
      );
      assert.deepEqual(numbers, native[name].map(figures), name);
    });
  }
});
