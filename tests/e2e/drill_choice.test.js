// The drill that is chosen is the one that is done, and its words stand below it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { stretches } from "./support/media.js";

test("a drill is chosen, told in words, and judged by its own rules", async () => {
  await withApp({}, async (app) => {
    const { page } = app;
    assert.equal(await app.drill(), "hip-hinge");
    await app.chooseDrill("glute-bridge");
    await page.getByTestId("drill-words").filter({ hasText: "Lie on your back" }).waitFor();
    assert.equal(await page.getByTestId("reference-wish").count(), 0, "no rod, no reference rep");
    await page.getByText("Lean the phone on its long side").waitFor();
    await app.chooseDrill("good-morning");
    await page.getByTestId("reference-wish").waitFor();
    await app.chooseVideo(stretches("01_good_hinge", [0, 6]));
    await app.summary();
    const record = await app.record();
    assert.equal(record.drill, "good-morning");
    assert.equal(record.reps.length, 1);
  });
});
