// What can go wrong with the stored sets: no storage, a damaged or a newer set. Nothing is lost
// without a word.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { inPlace, openHistory, put, setText } from "./support/kept.js";
import { MADE } from "./support/places.js";

const good = setText("000000000000001-a", "2026-11-20", [88, 60]);

test("a damaged set is set aside, a newer one left alone, the others are there", async () => {
  await withApp({}, async (app) => {
    const newer = setText("000000000000003-a", "2026-11-20", [70], { schema: 99 });
    await put(app.page, {
      sets: {
        "000000000000001-a": good,
        "000000000000002-a": good.slice(0, 99),
        "000000000000003-a": newer,
      },
    });
    await openHistory(app);
    const said = await app.page.getByRole("alert").filter({ visible: true }).allInnerTexts();
    assert.match(said[0], /One set was kept by a newer version/);
    assert.match(said[1], /One set could not be read and is set aside\. Nothing was deleted/);
    assert.equal(await app.page.getByTestId("set").count(), 1);
    assert.deepEqual(await inPlace(app.page, "set-aside"), {
      "000000000000002-a": good.slice(0, 99),
    });
    assert.deepEqual(Object.keys(await inPlace(app.page, "sets")), [
      "000000000000001-a",
      "000000000000003-a",
    ]);

    const downloading = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "Save what was set aside" }).click();
    const lines = (await readFile(await (await downloading).path(), "utf8")).split("\n");
    assert.equal(JSON.parse(lines[1]).set, good.slice(0, 99));
    await app.page.getByRole("button", { name: "Delete what was set aside" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page
      .getByRole("button", { name: "Save what was set aside" })
      .waitFor({ state: "detached" });
    assert.deepEqual(await inPlace(app.page, "set-aside"), {});
  });
});

test("where nothing can be stored, or a newer version has taken over, it is said", async () => {
  const blocked = (page) =>
    page.addInitScript(() =>
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
  await withApp({ prepare: blocked }, async (app) => {
    await openHistory(app);
    assert.match(await app.notice(), /keeps nothing for this page.*normal window/);
  });
  await withApp({}, async (app) => {
    await app.page.evaluate(
      () =>
        new Promise((done) => {
          indexedDB.deleteDatabase("dowel").onsuccess = () => {
            const opening = indexedDB.open("dowel", 7);
            opening.onsuccess = () => {
              opening.result.close();
              done();
            };
          };
        }),
    );
    await openHistory(app);
    assert.match(await app.notice(), /newer version of Dowel has changed the history/);
  });
});

test("a set that was deleted in another tab is told when it is opened", async () => {
  await withApp({}, async (app) => {
    await put(app.page, { sets: { "000000000000001-a": good } });
    await openHistory(app);
    await app.page.evaluate(
      () =>
        new Promise((done) => {
          indexedDB.deleteDatabase("dowel").onsuccess = done;
        }),
    );
    await app.page.getByTestId("set").click();
    assert.match(await app.notice(), /no longer stored/);
    await app.page.getByTestId("none-yet").waitFor();
  });
});

test("a backup adds what another device lacks, and a damaged one changes nothing", async () => {
  const file = join(MADE, "backup.jsonl");
  const logs = (app) =>
    app.page.evaluate(
      () => JSON.parse(localStorage.getItem("dowel.sets/hip-hinge") ?? "[]").length,
    );
  await withApp({}, async (app) => {
    const other = setText("000000000000002-a", "2026-11-21", [91]);
    await put(app.page, { sets: { "000000000000001-a": good, "000000000000002-a": other } });
    await openHistory(app);
    const downloading = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "Save a backup" }).click();
    await (await downloading).saveAs(file);
  });
  const whole = await readFile(file, "utf8");
  const wrong = {
    "cut off": whole.slice(0, whole.length - 40),
    "another kind of file": "{}",
    newer: whole.replace("backup/1", "backup/2"),
  };
  const says = {
    "cut off": /damaged or was cut off/,
    "another kind of file": /no backup of Dowel/,
    newer: /newer version of Dowel/,
  };
  await withApp({}, async (app) => {
    const restore = (path) => app.page.getByTestId("backup-file").setInputFiles(path);
    await put(app.page, { sets: { "000000000000001-a": good } });
    await openHistory(app);
    for (const [name, text] of Object.entries(wrong)) {
      await writeFile(join(MADE, "wrong.jsonl"), text);
      await restore(join(MADE, "wrong.jsonl"));
      await app.page.getByRole("alert").filter({ hasText: says[name] }).waitFor();
      assert.deepEqual(Object.keys(await inPlace(app.page, "sets")), ["000000000000001-a"], name);
    }
    await restore(file);
    await app.page
      .getByTestId("done")
      .filter({ hasText: "1 set restored. 1 set had been here already." })
      .waitFor();
    await app.page.getByTestId("set").nth(1).waitFor();
    assert.equal(await logs(app), 1, "the ladder learns of the restored set");

    await app.page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await app.page.getByRole("button", { name: "Delete all sets" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByTestId("none-yet").waitFor();
    await restore(file);
    await app.page
      .getByRole("alert")
      .filter({ hasText: /no room left[^]*0 sets restored/ })
      .waitFor();
  });
});
