// The ladder of drills: what was done makes the next drills ready, and every drill can be chosen
// from it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { stretches } from "../support/media.js";

const PLACE = "dowel.sets";
const set = (clean_deg, more = {}) => ({
  day: "2026-11-20",
  reps: 8,
  score: 91,
  contacts_held: true,
  clean_deg,
  ...more,
});

/** Puts these texts into the browser's storage before the app opens. */
const keeps = (logs) => (page) =>
  page.addInitScript(
    ({ place, logs }) => {
      for (const [drill, text] of Object.entries(logs))
        localStorage.setItem(`${place}/${drill}`, text);
    },
    { place: PLACE, logs },
  );

const kept = (app, drill) =>
  app.page.evaluate((place) => JSON.parse(localStorage.getItem(place)), `${PLACE}/${drill}`);
const open = async (app, name = "Drills from easy to hard") => {
  await app.page.getByRole("button", { name }).click();
  await app.page.getByRole("heading", { level: 1, name }).waitFor();
};
const rung = (app, drill) => app.page.locator(`[data-testid=rung][data-drill=${drill}]`);
const ready = (app) =>
  app.page
    .locator("[data-testid=rung].ready")
    .evaluateAll((rungs) => rungs.map((rung) => rung.dataset.drill));
const overflows = (app) =>
  app.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test("nothing done yet: only the first drill is ready, and each can be chosen", async () => {
  await withApp({}, async (app) => {
    await app.page.getByTestId("drill").click();
    const drills = await app.page.locator(".drill-card strong").allInnerTexts();
    await app.page.getByRole("button", { name: "Done", exact: true }).click();
    await open(app);
    assert.deepEqual(
      await app.page.getByTestId("rung").getByRole("heading", { level: 2 }).allInnerTexts(),
      drills,
      "all, from the easiest on",
    );
    assert.deepEqual(await ready(app), ["glute-bridge"]);
    assert.equal(await app.page.getByTestId("best-clean").count(), 0);
    assert.equal(
      await app.page.evaluate(() => document.activeElement.tagName),
      "H1",
      "the focus is where the screen begins",
    );
    assert.ok(!(await overflows(app)), "all finds room on a phone");
    await app.page.getByRole("button", { name: "Choose Deadlift", exact: true }).click();
    assert.equal(await app.drill(), "deadlift");
    assert.equal(
      await app.page.evaluate(() => window.scrollY),
      0,
      "the home screen is seen from its top",
    );
    assert.deepEqual(app.outside, []);
  });
});

test("two good sets of the easier drill make the next ones ready, and no others", async () => {
  const logs = {
    "hip-hinge": JSON.stringify([set(70.4), set(64), set(76.6)]),
    "good-morning": JSON.stringify([set(60), set(80, { contacts_held: null })]),
  };
  await withApp({ prepare: keeps(logs) }, async (app) => {
    await open(app);
    assert.deepEqual((await ready(app)).sort(), [
      "glute-bridge",
      "good-morning",
      "pull-through",
      "wall-touch",
    ]);
    const [hinge, morning, romanian, kneeling] = await Promise.all(
      ["hip-hinge", "good-morning", "romanian-deadlift", "kneeling-hinge"].map((drill) =>
        rung(app, drill).innerText(),
      ),
    );
    assert.match(hinge, /Not yet/);
    assert.match(hinge, /Best clean range: 77°, 6° deeper over 3 sets/);
    assert.match(morning, /Ready/);
    assert.match(morning, /Easier: Hip hinge/);
    assert.match(
      romanian,
      /Good morning: 1 of 2 sets of 8 at 85 or more with all contacts held\. In 1 more, your back/,
    );
    assert.match(romanian, /In 1 more, your back could not be judged/);
    assert.match(kneeling, /Glute bridge: 0 of 2 sets of 8 at 85 or more/);
    await app.page.getByRole("button", { name: "Choose Good morning" }).click();
    assert.equal(await app.drill(), "good-morning");
    await app.page.getByTestId("drill-words").filter({ hasText: "hands at the ears" }).waitFor();
  });
});

test("sets that are not good enough make nothing ready", async () => {
  const poor = [
    set(70),
    set(70, { reps: 7 }),
    set(70, { score: 84 }),
    set(70, { score: null }),
    set(30, { contacts_held: false }),
  ];
  await withApp({ prepare: keeps({ "hip-hinge": JSON.stringify(poor) }) }, async (app) => {
    await open(app);
    assert.deepEqual(await ready(app), ["glute-bridge"]);
    assert.match(await rung(app, "good-morning").innerText(), /Hip hinge: 1 of 2 sets/);
  });
});

test("a log that was damaged is dropped, and it is said", async () => {
  const logs = { "hip-hinge": "{", "glute-bridge": JSON.stringify([set(null), set(null)]) };
  await withApp({ prepare: keeps(logs) }, async (app) => {
    await open(app);
    assert.match(await app.notice(), /kept of Hip hinge could not be read and were dropped/);
    assert.equal(await app.page.getByRole("alert").filter({ visible: true }).count(), 1);
    assert.equal(await kept(app, "hip-hinge"), null);
    assert.equal((await kept(app, "glute-bridge")).length, 2);
    assert.ok((await ready(app)).includes("kneeling-hinge"));
    await app.page.getByRole("button", { name: "Back to the start" }).click();
    await open(app);
    assert.equal(await app.page.getByRole("alert").filter({ visible: true }).count(), 0);
    await app.page.getByRole("button", { name: "Choose Kneeling hinge" }).click();
    assert.equal(await app.drill(), "kneeling-hinge");
  });
});

test("a set is logged once, also when it is judged again", async () => {
  await withApp({}, async (app) => {
    await app.chooseVideo(stretches("06_mixed_reps", [0, 5]));
    await app.summary();
    const before = await kept(app, "hip-hinge");
    assert.equal(before.length, 1);
    const record = await app.record();
    assert.deepEqual(
      [before[0].reps, before[0].score, before[0].contacts_held],
      [1, record.set.score, true],
    );
    assert.equal(before[0].day, new Date().toLocaleDateString("sv"));
    await app.useAsReference(1);
    await app.reference(/^Your reference, rep 1: back/);
    await app.page.waitForFunction(() => document.querySelector(".is-reference"));
    const again = await app.record();
    const after = await kept(app, "hip-hinge");
    assert.deepEqual(
      after.map(({ reps, score }) => [reps, score]),
      [[1, again.set.score]],
    );

    await open(app);
    assert.match(await rung(app, "hip-hinge").innerText(), /Best clean range: \d+°$/m);
    assert.match(
      await rung(app, "wall-touch").innerText(),
      /0 of 2 sets/,
      "one rep is no set of eight",
    );
  });
});

test("where the browser keeps nothing it is said once, and the ladder works", async () => {
  const refuse = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
  await withApp({ prepare: refuse }, async (app) => {
    await open(app);
    assert.match(await app.notice(), /keeps nothing for this page/);
    assert.equal(await app.page.getByRole("alert").filter({ visible: true }).count(), 1);
    await app.page.getByRole("button", { name: "Choose Good morning" }).click();
    assert.equal(await app.drill(), "good-morning");
  });
});

test("the ladder in German finds room on a phone and on a laptop", async () => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await withApp(
      {
        locale: "de-DE",
        viewport,
        prepare: keeps({ "hip-hinge": JSON.stringify([set(70), set(66.8)]) }),
      },
      async (app) => {
        await open(app, "Übungen von leicht bis schwer");
        assert.match(
          await rung(app, "hip-hinge").innerText(),
          /Noch nicht[^]*Erst die leichtere Übung[^]*70°, 3° weniger tief über 2 Sätze/,
        );
        assert.match(await rung(app, "good-morning").innerText(), /Bereit/);
        assert.ok(!(await overflows(app)));
        await app.page.getByRole("button", { name: "Zurück zum Start" }).click();
        await app.page.getByRole("button", { name: "Kamera starten" }).waitFor();
      },
    );
  }
});
