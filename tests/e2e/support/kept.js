// Sets in the browser's database, as the app keeps them.
const VERSION = 2;
const PLACES = ["sets", "drafts", "set-aside"].flatMap((place) => [
  place,
  `${place}-frames`,
  `${place}-videos`,
]);

const rep = (start_s, score, faults = []) => ({
  start_s,
  bottom_s: start_s + 1.5,
  end_s: start_s + 3,
  hip_deg: 84.2,
  knee_deg: 15.3,
  shin_deg: -3.8,
  trunk_deg: 64.1,
  head_deg: 1.2,
  hip_share: 0.84,
  clean_range_deg: 74.3,
  score,
  parts: { dowel: score, hips: 97, finish: 100 },
  unseen: [],
  faults: faults.map((id) => ({ id, severity: 0.5, at_s: start_s + 1.5, sure: true })),
});

/** The same rep with a back that could not be judged, for this reason. */
const withoutBack = (rep, reason) => ({
  ...rep,
  clean_range_deg: null,
  cant_tell: reason,
  parts: { ...rep.parts, dowel: null },
  unseen: ["dowel"],
});

/**
 * The text of a set of the hip hinge: a rep for each score; `faults` are those of its last rep,
 * `cantTell` is why no rep's back could be judged.
 */
export function setText(
  id,
  day,
  scores,
  { faults = [], schema = 1, drill = "hip-hinge", cantTell } = {},
) {
  const seen = scores.map((score, i) =>
    rep(1 + 4 * i, score, i === scores.length - 1 ? faults : []),
  );
  const reps = cantTell ? seen.map((rep) => withoutBack(rep, cantTell)) : seen;
  const mean = Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
  const begun_at_ms = Date.parse(`${day}T10:00:00Z`) + (Number.parseInt(id, 10) || 0);
  return JSON.stringify({
    schema,
    about: { id, begun_at_ms, changed_at_ms: begun_at_ms, day, corrections: [], coach: null },
    record: {
      schema: "dowel.session/1",
      app: "0.1.0",
      model: { name: "blazepose-lite", sha256: "0".repeat(64) },
      drill,
      source: { kind: "camera", width: 480, height: 854, frames: 200, duration_s: 13.3 },
      facing: "right",
      calibration: null,
      frames: [],
      reps,
      set: { reps: reps.length, score: mean },
    },
  });
}

/**
 * Puts texts into places of the database, as `{ sets: { id: text } }`. The app must have been
 * opened.
 */
export const put = (page, values) =>
  page.evaluate(
    async ({ version, places, values }) => {
      const opening = indexedDB.open("dowel", version);
      opening.onupgradeneeded = () =>
        places.forEach((place) => opening.result.createObjectStore(place));
      const database = await new Promise((opened, failed) =>
        Object.assign(opening, { onsuccess: () => opened(opening.result), onerror: failed }),
      );
      const transaction = database.transaction(places, "readwrite");
      for (const [place, sets] of Object.entries(values)) {
        for (const [id, value] of Object.entries(sets))
          transaction.objectStore(place).put(value, id);
      }
      await new Promise((done) => {
        transaction.oncomplete = done;
      });
      database.close();
    },
    { version: VERSION, places: PLACES, values },
  );

/** What lies in a place, by id. */
export const inPlace = (page, place) =>
  page.evaluate(
    async ({ version, places, place }) => {
      const opening = indexedDB.open("dowel", version);
      opening.onupgradeneeded = () =>
        places.forEach((name) => opening.result.createObjectStore(name));
      const database = await new Promise((opened) => {
        opening.onsuccess = () => opened(opening.result);
      });
      const store = database.transaction(place).objectStore(place);
      const all = (request) =>
        new Promise((done) => {
          request.onsuccess = () => done(request.result);
        });
      const [keys, values] = [await all(store.getAllKeys()), await all(store.getAll())];
      database.close();
      return Object.fromEntries(
        keys.map((key, i) => [
          key,
          values[i] instanceof Uint8Array ? `${values[i].length} bytes` : values[i],
        ]),
      );
    },
    { version: VERSION, places: PLACES, place },
  );

/** Puts a copy of the only kept set beside it, with its frames, as one of another day. */
export const copyTo = (page, id, day) =>
  page.evaluate(
    async ({ id, day }) => {
      const opening = indexedDB.open("dowel");
      const database = await new Promise((opened) => {
        opening.onsuccess = () => opened(opening.result);
      });
      const done = (request) =>
        new Promise((answer) => {
          request.onsuccess = () => answer(request.result);
        });
      const at = (place, mode) => database.transaction(place, mode).objectStore(place);
      const [text] = await done(at("sets", "readonly").getAll());
      const [frames] = await done(at("sets-frames", "readonly").getAll());
      const record = JSON.parse(text);
      Object.assign(record.about, { id, day, begun_at_ms: 1 });
      await done(at("sets-frames", "readwrite").put(frames, id));
      await done(at("sets", "readwrite").put(JSON.stringify(record), id));
      database.close();
    },
    { id, day },
  );

/** Waits until the draft of a set has so many reps. */
export const draftOf = (page, id, reps) =>
  page.evaluate(
    async ({ id, reps }) => {
      const opening = indexedDB.open("dowel");
      const database = await new Promise((opened) => {
        opening.onsuccess = () => opened(opening.result);
      });
      for (let stored = 0; stored < reps; await new Promise(requestAnimationFrame)) {
        const asked = database.transaction("drafts").objectStore("drafts").get(id);
        const text = await new Promise((done) => {
          asked.onsuccess = () => done(asked.result);
        });
        stored = text ? JSON.parse(text).record.reps.length : 0;
      }
      database.close();
    },
    { id, reps },
  );

/**
 * Makes each later writing into the database fail as when the device is full, until
 * `page.evaluate(() => { window.isFull = false; })`.
 */
export const fillUp = (page) =>
  page.addInitScript(() => {
    window.isFull = true;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.isFull) throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, values);
    };
  });

/** Opens the history and waits until it has been looked up. */
export async function openHistory(app, name = "History") {
  await app.page.getByRole("button", { name, exact: true }).click();
  await app.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await app.page.locator("#files").waitFor();
}
