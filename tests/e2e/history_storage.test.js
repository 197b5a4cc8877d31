// What can go wrong with the stored sets: no room, no storage, a damaged or a newer set. Nothing is lost without a word.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { withApp } from "./support/app_page.js";
import { fillUp, inPlace, openHistory, put, setText } from "./support/kept.js";
import { stretches } from "./support/media.js";
import { MADE } from "./support/places.js";

const good = setText("000000000000001-a", "2026-11-20", [88, 60]);

test("a finished set is kept; without room it says so, loses nothing, and is kept on another try", async () => {
  await withApp({ prepare: fillUp }, async (app) => {
    await app.chooseVideo(stretches("06_mixed_reps", [0, 5]));
    await app.summary();
    assert.match(await app.notice(), /no room left for more sets.*Nothing on this screen is lost/);
    assert.equal((await app.record()).reps.length, 1);
    await app.page.evaluate(() => { window.isFull = false; });
    await app.page.getByRole("button", { name: "Try again" }).click();
    await app.page.getByTestId("kept").waitFor();
    const [id, text] = Object.entries(await inPlace(app.page, "sets"))[0];
    const frames = (await inPlace(app.page, "sets-frames"))[id];
    console.log(`one rep is kept in ${text.length} bytes and its frames in ${frames}; its JSON has ${JSON.stringify(await app.record()).length}`);
    assert.deepEqual(await inPlace(app.page, "drafts"), {});

    await openHistory(app);
    await app.page.getByTestId("set").click();
    await app.summary();
    assert.equal(await app.page.locator(".chart-line").count(), 1, "its curve is there again");
    const record = await app.record();
    const [first, rest] = [record.frames.find((frame) => frame.landmarks), record.frames.filter((frame) => !frame.landmarks)];
    assert.equal(first.landmarks.length, 33, "landmarks come back where it can be shown again");
    assert.ok(rest.length > 0 && record.frames.every((frame, i) => i === 0 || frame.t > record.frames[i - 1].t));
  });
});

test("a damaged set is set aside and told, a newer one is left alone, and the others are there", async () => {
  await withApp({}, async (app) => {
    const newer = setText("000000000000003-a", "2026-11-20", [70], { schema: 99 });
    await put(app.page, { sets: { "000000000000001-a": good, "000000000000002-a": good.slice(0, 99), "000000000000003-a": newer } });
    await openHistory(app);
    const said = await app.page.getByRole("alert").filter({ visible: true }).allInnerTexts();
    assert.match(said[0], /One set was kept by a newer version/);
    assert.match(said[1], /One set could not be read and is set aside\. Nothing was deleted/);
    assert.equal(await app.page.getByTestId("set").count(), 1);
    assert.deepEqual(await inPlace(app.page, "set-aside"), { "000000000000002-a": good.slice(0, 99) });
    assert.deepEqual(Object.keys(await inPlace(app.page, "sets")), ["000000000000001-a", "000000000000003-a"]);

    const downloading = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "Save what was set aside" }).click();
    const lines = (await readFile(await (await downloading).path(), "utf8")).split("\n");
    assert.equal(JSON.parse(lines[1]).set, good.slice(0, 99));
    await app.page.getByRole("button", { name: "Delete what was set aside" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByRole("button", { name: "Save what was set aside" }).waitFor({ state: "detached" });
    assert.deepEqual(await inPlace(app.page, "set-aside"), {});
  });
});

test("where nothing can be stored, or a newer version has taken over, it is said", async () => {
  const blocked = (page) => page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } }));
  await withApp({ prepare: blocked }, async (app) => {
    await openHistory(app);
    assert.match(await app.notice(), /keeps nothing for this page.*normal window/);
  });
  await withApp({}, async (app) => {
    await app.page.evaluate(() => new Promise((done) => {
      indexedDB.deleteDatabase("dowel").onsuccess = () => {
        const opening = indexedDB.open("dowel", 7);
        opening.onsuccess = () => { opening.result.close(); done(); };
      };
    }));
    await openHistory(app);
    assert.match(await app.notice(), /newer version of Dowel has changed the history/);
  });
});

test("a set that was deleted in another tab is told when it is opened", async () => {
  await withApp({}, async (app) => {
    await put(app.page, { sets: { "000000000000001-a": good } });
    await openHistory(app);
    await app.page.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase("dowel").onsuccess = done; }));
    await app.page.getByTestId("set").click();
    assert.match(await app.notice(), /no longer stored/);
    await app.page.getByTestId("none-yet").waitFor();
  });
});

test("a backup comes back on another device, adds what is missing, and a damaged one changes nothing", async () => {
  const file = join(MADE, "backup.jsonl");
  const logs = (app) => app.page.evaluate(() => JSON.parse(localStorage.getItem("dowel.sets/hip-hinge") ?? "[]").length);
  await withApp({}, async (app) => {
    const other = setText("000000000000002-a", "2026-11-21", [91]);
    await put(app.page, { sets: { "000000000000001-a": good, "000000000000002-a": other } });
    await openHistory(app);
    const downloading = app.page.waitForEvent("download");
    await app.page.getByRole("button", { name: "Save a backup" }).click();
    await (await downloading).saveAs(file);
  });
  const whole = await readFile(file, "utf8");
  const wrong = { "cut off": whole.slice(0, whole.length - 40), "another kind of file": "{}", newer: whole.replace("backup/1", "backup/2") };
  const says = { "cut off": /damaged or was cut off/, "another kind of file": /no backup of Dowel/, newer: /newer version of Dowel/ };
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
    await app.page.getByTestId("done").filter({ hasText: "1 set restored. 1 set had been here already." }).waitFor();
    await app.page.getByTestId("set").nth(1).waitFor();
    assert.equal(await logs(app), 1, "the ladder learns of the restored set");

    await app.page.evaluate(() => {
      IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
    });
    await app.page.getByRole("button", { name: "Delete all sets" }).click();
    await app.page.getByRole("button", { name: "Delete for good" }).click();
    await app.page.getByTestId("none-yet").waitFor();
    await restore(file);
    await app.page.getByRole("alert").filter({ hasText: /no room left[^]*0 sets restored/ }).waitFor();
  });
});
