// A set that a closed page cut short: it is offered again, goes on with its reps, is kept as it is,
// or is dropped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { draftOf, inPlace, openHistory, put, setText } from "./support/kept.js";
import { clipCamera } from "./support/media.js";

const ID = "000000000000001-a";
const DRAFT = setText(ID, "2026-11-20", [88, 60]);

/** The app opened anew with a draft. */
const withDraft = (use, options = {}) =>
  withApp(options, async (app) => {
    await put(app.page, { drafts: { [ID]: DRAFT } });
    await app.page.reload();
    await app.page.getByTestId("draft").waitFor();
    await use(app);
  });

test("it is kept as it is", async () => {
  await withDraft(async (app) => {
    assert.match(
      await app.page.getByTestId("draft").innerText(),
      /Hip hinge: the reps you had done are kept/,
    );
    await app.page.getByRole("button", { name: "Keep as it is" }).click();
    await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).waitFor();
    assert.deepEqual(
      [await inPlace(app.page, "drafts"), Object.keys(await inPlace(app.page, "sets"))],
      [{}, [ID]],
    );
  });
});

test("it is dropped after a question", async () => {
  await withDraft(async (app) => {
    await app.page.getByRole("button", { name: "Drop it" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByTestId("draft").waitFor({ state: "detached" });
    assert.deepEqual(
      [await inPlace(app.page, "drafts"), await inPlace(app.page, "sets")],
      [{}, {}],
    );
  });
});

test("it goes on with its reps, is stored after each further one, and stays one set", async () => {
  await withDraft(
    async (app) => {
      await app.page.getByRole("button", { name: "Go on with your set" }).click();
      await app.camera.filmAll();
      await app.repCount(3);
      await draftOf(app.page, ID, 3);
      await app.finish();
      await app.summary();
      await app.page.getByTestId("kept").waitFor();
      const record = await app.record();
      assert.equal(record.reps.length, 3);
      assert.ok(
        record.reps.every((rep, i) => i === 0 || rep.start_s > record.reps[i - 1].end_s),
        "reps follow each other",
      );
      assert.deepEqual(
        [await inPlace(app.page, "drafts"), Object.keys(await inPlace(app.page, "sets"))],
        [{}, [ID]],
      );
      await openHistory(app);
      assert.equal(await app.page.getByTestId("set").count(), 1);
    },
    { camera: clipCamera("01_good_hinge", 5) },
  );
});
