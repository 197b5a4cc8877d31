// The history: sets by day, the calendar and trends, a set opened, corrected, saved and deleted.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { withApp } from "../support/app_page.js";
import { inPlace, openHistory, put, setText } from "../support/kept.js";

const SETS = {
  "000000000000001-a": setText("000000000000001-a", "2026-11-02", [70, 72]),
  "000000000000002-a": setText("000000000000002-a", "2026-11-20", [88, 60], {
    faults: ["back_rounded", "shallow"],
  }),
  "000000000000003-a": setText("000000000000003-a", "2026-11-21", [90, 92, 94]),
  "000000000000004-a": setText("000000000000004-a", "2026-11-21", [80], { drill: "deadlift" }),
};

/** The history with these sets, on a day in November 2026. */
const withHistory = (sets, use, options = {}) => {
  const prepare = async (page) => {
    await page.clock.setFixedTime(new Date("2026-11-21T18:00:00"));
  };
  return withApp({ prepare, ...options }, async (app) => {
    await put(app.page, { sets });
    await openHistory(app, options.locale === "de-DE" ? "Verlauf" : "History");
    await use(app);
  });
};
const download = async (app, name) => {
  await app.unfold("set-files");
  const downloading = app.page.waitForEvent("download");
  await app.page.getByRole("button", { name, exact: true }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
};
const rows = (app) => app.page.getByTestId("set").allInnerTexts();
const overflows = (app) =>
  app.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test("sets stand by day, with the month's practice and how each drill goes", async () => {
  await withHistory(SETS, async (app) => {
    assert.deepEqual(await app.page.getByTestId("day").getByRole("heading").allInnerTexts(), [
      "21 Nov",
      "20 Nov",
      "2 Nov",
    ]);
    const [deadlift, hinge, , first] = await rows(app);
    assert.match(hinge, /92[^]*Hip hinge[^]*3 reps[^]*clean to 74°/);
    assert.match(deadlift, /80[^]*Deadlift[^]*1 rep/);
    assert.match(first, /71/);
    const days = app.page.locator(".calendar td.practised");
    assert.deepEqual(await days.locator(".unseen-text").allInnerTexts(), [
      "2 November: 1 set",
      "20 November: 1 set",
      "21 November: 2 sets",
    ]);
    assert.equal(
      await app.page
        .locator("[aria-current=date]")
        .innerText()
        .then((text) => text.split("\n")[0]),
      "21",
    );
    const trend = app.page.getByTestId("trend");
    assert.equal(await trend.count(), 1, "a drill with one set has no trend");
    assert.match(
      await trend.innerText(),
      /Hip hinge[^]*3 sets, 2 Nov to 21 Nov[^]*71 → 92[^]*74° → 74°[^]*84 % → 84 %/,
    );
    assert.ok(!(await overflows(app)), "all finds room on a phone");
    assert.equal(await app.page.evaluate(() => document.activeElement.tagName), "H1");
    assert.deepEqual(app.outside, []);
  });
});

test("a set is opened with its table, saved as files, and deleted", async () => {
  await withHistory(SETS, async (app) => {
    await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).click();
    await app.summary();
    assert.equal(await app.page.getByTestId("set-score").innerText(), "74");
    assert.match((await app.rows())[1], /Not deep enough/);
    assert.equal(
      await app.page.getByRole("button", { name: "Use as reference" }).count(),
      0,
      "an old set is not judged again",
    );
    const record = await app.record();
    assert.deepEqual(
      [record.schema, record.reps.length, record.set.score],
      ["dowel.session/1", 2, 74],
    );
    const csv = await download(app, "Save CSV");
    assert.equal(csv.name, "dowel-hip-hinge-2026-11-20.csv");
    const [head, first, last, ...rest] = csv.bytes.toString().split("\r\n");
    assert.match(head, /^drill,day,rep,/);
    assert.match(first, /^hip-hinge,2026-11-20,1,/);
    assert.match(last, /^hip-hinge,2026-11-20,2,.*back_rounded shallow,.*,before,$/);
    assert.deepEqual(rest, [""], "the last line ends");
    const card = await download(app, "Save picture");
    assert.equal(card.bytes.subarray(1, 4).toString(), "PNG");
    assert.deepEqual([card.bytes.readUInt32BE(16), card.bytes.readUInt32BE(20)], [1080, 1350]);

    await app.unfold("set-files");
    await app.page.getByRole("button", { name: "Delete this set" }).click();
    assert.equal(
      await app.page.evaluate(() => document.activeElement.innerText),
      "Keep",
      "the way back has the focus",
    );
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByTestId("day").first().waitFor();
    assert.equal((await rows(app)).length, 3);
    assert.equal("000000000000002-a" in (await inPlace(app.page, "sets")), false);
  });
});

test("what a person says against the measure is kept, taken back, and in no export", async () => {
  await withHistory(SETS, async (app) => {
    const id = "000000000000002-a";
    const word = async () => JSON.parse((await inPlace(app.page, "sets"))[id]).about.corrections;
    const row = app.page.getByTestId("rep").nth(1);
    await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).click();
    await app.summary();
    await row.locator("summary").click();
    await row.getByRole("checkbox", { name: "Not so: Not deep enough" }).check();
    await app.page.getByTestId("corrected").filter({ hasText: "1 fault was wrong" }).waitFor();
    assert.equal(
      await app.page.getByTestId("set-score").innerText(),
      "88",
      "what the corrected rep would have scored is not known",
    );
    assert.match(await row.innerText(), /Not deep enough \(your word: not so\)/);
    await row.getByRole("checkbox", { name: "Not a rep" }).check();
    await app.page
      .getByTestId("corrected")
      .filter({ hasText: "1 was not a rep, 1 fault was wrong" })
      .waitFor();
    assert.equal((await app.record()).reps.length, 2, "an export tells what was measured");
    assert.ok(!JSON.stringify(await app.record()).includes("not_a_rep"));

    await app.page.getByRole("button", { name: "Back to the history" }).click();
    assert.match(
      await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).innerText(),
      /88[^]*1 rep[^]*corrected by you/,
    );
    assert.deepEqual(await word(), [
      [2, "not_a_rep"],
      [2, { wrong_fault: "shallow" }],
    ]);
    await app.page.getByRole("button", { name: /^Hip hinge 20 Nov/ }).click();
    await app.summary();
    assert.match(await row.innerText(), /Not a rep \(your word\)/);
    await row.locator("summary").click();
    for (const name of ["Not a rep", "Not so: Not deep enough"])
      await row.getByRole("checkbox", { name }).uncheck();
    await app.page.getByTestId("corrected").waitFor({ state: "detached" });
    assert.equal(await app.page.getByTestId("set-score").innerText(), "74");
    await app.page.getByRole("button", { name: "Back to the history" }).click();
    await app.page.getByTestId("day").first().waitFor();
    assert.deepEqual(await word(), []);
  });
});

test("all is deleted after a question, and an empty history says so", async () => {
  await withHistory(SETS, async (app) => {
    await app.page.getByRole("button", { name: "Delete all sets" }).click();
    await app.page.getByRole("alert").filter({ hasText: "Delete all 4 sets for good" }).waitFor();
    await app.page.getByRole("button", { name: "Keep" }).click();
    assert.equal((await rows(app)).length, 4);
    await app.page.getByRole("button", { name: "Delete all sets" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByTestId("none-yet").waitFor();
    assert.deepEqual(await inPlace(app.page, "sets"), {});
  });
});

test("the calendar goes back to the first set and no farther", async () => {
  await withHistory({ old: setText("old", "2026-10-05", [80]) }, async (app) => {
    const before = app.page.getByRole("button", { name: "Month before" });
    assert.ok(await app.page.getByRole("button", { name: "Month after" }).isDisabled());
    await before.click();
    await app.page.getByText("October 2026").waitFor();
    assert.deepEqual(await app.page.locator("td.practised .unseen-text").allInnerTexts(), [
      "5 October: 1 set",
    ]);
    assert.ok(await before.isDisabled());
  });
});

test("the history in German finds room on a phone and on a laptop", async () => {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await withHistory(
      SETS,
      async (app) => {
        assert.deepEqual(await app.page.getByTestId("day").getByRole("heading").allInnerTexts(), [
          "21. Nov.",
          "20. Nov.",
          "2. Nov.",
        ]);
        assert.ok(!(await overflows(app)));
      },
      { locale: "de-DE", viewport },
    );
  }
});

test("Safari's seven days are told before the first set, and no other browser's", async () => {
  const safari =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 " +
    "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  const as = (agent) => (page) =>
    page.addInitScript(
      (agent) => Object.defineProperty(navigator, "userAgent", { value: agent }),
      agent,
    );
  await withApp({ prepare: as(safari) }, async (app) => {
    const clears = app.page.getByTestId("clears");
    await clears.waitFor();
    assert.match(await clears.innerText(), /for 7 days.*home screen/);
  });
  await withApp({}, async (app) => {
    await app.page.getByRole("button", { name: "Start camera" }).waitFor();
    assert.equal(await app.page.getByTestId("clears").count(), 0);
  });
});
