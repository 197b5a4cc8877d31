// A reference rep: questions become certain, it is kept for next time with its day, and one that
// can't serve says why.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { stretches } from "./support/media.js";

/** A good rep, and two that are rounder and rounder: the last is a question without a reference. */
const questions = () => stretches("09_graded_lumbar", [0, 12.6]);
/** A good rep. */
const oneRep = () => stretches("06_mixed_reps", [0, 5]);
/** A good rep and a squat. */
const squatLast = () => stretches("06_mixed_reps", [0, 8.8]);
/** The same two, the squat first. */
const squatFirst = () => stretches("06_mixed_reps", [0, 1], [4.5, 8.8], [0.2, 4.9]);

const PLACE = "dowel.reference/hip-hinge/blazepose-full";
const kept = (app) =>
  app.page.evaluate(
    (place) =>
      Object.entries({ ...localStorage })
        .filter(([name]) => name.startsWith(place))
        .map(([, text]) => JSON.parse(text)),
    PLACE,
  );
const wish = (app) => app.page.getByRole("switch");
const today = () =>
  new Date().toLocaleDateString("en-GB", { day: "numeric", month: "short" }).replace("Sept", "Sep");
const isoToday = () => new Date().toLocaleDateString("sv");

test("a rep of the summary becomes the reference, is kept, used again and dropped", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(questions());
    await app.summary();
    const asked = await app.rows();
    assert.match(asked[0], /Clean rep/);
    assert.match(asked[2], /Low back rounded\?[^]*Tailbone seems off the rod at \d+°/);
    assert.match((await app.notes()).join(), /a reference rep makes it certain/);
    const before = await app.record();

    await app.useAsReference(1);
    await app.reference(/^Your reference, rep 1: back \d\.\d % rounder than standing$/);
    // The table follows when the worker has given the whole record anew.
    await app.page.getByTestId("rep").nth(2).filter({ hasText: "left the rod" }).waitFor();
    const record = await app.record();
    assert.deepEqual(
      [record.calibration.reference.from, record.calibration.reference.rep],
      ["rep", 1],
    );
    assert.ok(
      record.reps.every((rep) => rep.faults.every((fault) => fault.sure)),
      "all is certain now",
    );
    assert.equal(record.frames.length, before.frames.length);
    assert.notEqual(record.set.score, before.set.score);
    const rows = await app.rows();
    for (const row of rows) assert.doesNotMatch(row.replace("Not right?", ""), /\?/);
    assert.match(rows[2], /Low back rounded[^]*Tailbone left the rod at \d+°/);
    assert.match(rows[0], /Your reference/);
    const [entry] = await kept(app);
    assert.equal(entry.day, isoToday());
    assert.equal(entry.reference.sag, record.calibration.reference.sag);

    await app.page.reload();
    await app.page.getByText(`Compare with my reference of ${today()}`).waitFor();
    assert.ok(await wish(app).isChecked());
    await app.chooseVideo(questions());
    await app.reference(new RegExp(`^Your reference of ${today()}: back`));
    await app.summary();
    assert.deepEqual((await app.record()).reps, record.reps, "judged as by the rep itself");

    await app.page.getByRole("button", { name: "Dowel" }).click();
    await app.page.getByRole("button", { name: "Drop it" }).click();
    await app.page.getByText("Make my first rep the reference").waitFor();
    assert.equal(await wish(app).isChecked(), false);
    assert.deepEqual(await kept(app), []);
  });
});

test("a squat can't be the reference, and says why", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(squatLast());
    await app.summary();
    const before = await app.rows();
    await app.useAsReference(2);
    await app.reference(
      "Rep 2 can't serve as reference, it is not clean itself: squatted. Choose another rep.",
    );
    assert.deepEqual(await app.rows(), before);
    assert.deepEqual(await kept(app), []);
  });
});

test("with the wish for it the first rep that can serve becomes the reference", async () => {
  await withApp({}, async (app) => {
    await wish(app).check();
    await app.chooseVideo(squatFirst());
    await app.reference("Your first rep becomes the reference");
    await app.reference(
      "Rep 1 can't serve as reference, it is not clean itself: squatted. The next rep is tried.",
    );
    await app.reference(/^Your reference, rep 2: back/);
    await app.summary();
    const rows = await app.rows();
    assert.equal(rows.length, 2);
    assert.match(rows[1], /Your reference/);
    assert.equal((await kept(app)).length, 1);
  });
});

test("the last rep becomes the reference while the set goes on", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(squatLast());
    await app.live();
    await app.near();
    await app.page
      .getByTestId("last-rep")
      .filter({ hasText: /Clean to \d+°/ })
      .waitFor({ timeout: 90_000 });
    await app.page.getByRole("button", { name: "Use this rep" }).click();
    await app.reference(/^Your reference, rep 1: back/);
    await app.summary();
    assert.equal((await app.rows()).length, 2);
    assert.equal((await app.record()).calibration.reference.rep, 1);
  });
});

test("a reference that was damaged is dropped, and it is said", async () => {
  const damage = (page) =>
    page.addInitScript((place) => localStorage.setItem(`${place}/right`, "{"), PLACE);
  await withApp({ prepare: damage }, async (app) => {
    assert.match(await app.notice(), /could not be read and was dropped/);
    assert.deepEqual(await kept(app), []);
    assert.equal(await wish(app).isChecked(), false);
  });
});

test("where the browser keeps nothing the reference serves its set, and it is said", async () => {
  const refuse = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
  await withApp({ prepare: refuse }, async (app) => {
    await app.chooseVideo(oneRep());
    await app.summary();
    await app.useAsReference(1);
    await app.reference(/^Your reference, rep 1: back/);
    assert.match(await app.page.getByTestId("keeping-trouble").innerText(), /keeps nothing/);
  });
});

test("a worker that is lost after the set leaves the table as it is", async () => {
  await withApp({ search: "?test" }, async (app) => {
    await app.chooseVideo(oneRep());
    await app.summary();
    const scores = async () => (await app.rows()).map((row) => row.split("\n")[1]);
    const before = await scores();
    await app.page.evaluate(() => window.dowelTest.crash());
    await app.useAsReference(1);
    assert.match(await app.notice(), /can't be judged again/);
    assert.deepEqual(await scores(), before);
    assert.equal(await app.page.getByRole("button", { name: "Use as reference" }).count(), 0);
  });
});
