// Keeps the app's files on the device, so that it works without a network: what the page is made
// of at once, the worker and the models when they are first used. Each file is kept under its
// content's hash, so that nothing half, damaged or of another version is ever taken for it.
"use strict";

/**
 * The files of this build: [address from the scope, SHA-256 in base64, bytes, whether it comes with
 * the page; null: only once it was used].
 */
const LIST = [/* the build's files */];
const FILES = new Map(LIST.map(([path, hash, bytes, isShell]) => [path, { hash, bytes, isShell }]));
/** What every set needs. */
const NEEDED = [...FILES].filter(([, { isShell }]) => isShell !== null);

const SCOPE = self.registration.scope;
const CACHE = `dowel ${SCOPE}`;
/**
 * The page's file by name: hosts may send on from it to the scope itself, which is what is kept.
 */
const PAGE_FILE = "index.html";

const address = (path) => new URL(path, SCOPE).href;
const keyOf = (path) => address(`${path}?sha256=${encodeURIComponent(FILES.get(path).hash)}`);
const keptFile = async (path) =>
  (await caches.open(CACHE)).match(keyOf(path), { ignoreVary: true });

/**
 * The file of this build that is asked for, by its path; null for anything else, which goes to the
 * network as without this worker.
 */
function pathAskedFor(request) {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (!url.href.startsWith(SCOPE)) return null;
  const path = url.href.slice(SCOPE.length);
  const own = path === PAGE_FILE ? "" : path;
  return FILES.has(own) ? own : null;
}

/** Keeps a file, if it is the one of this build. */
async function keepFile(path, response) {
  const { headers } = response;
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  if (btoa(String.fromCharCode(...digest)) !== FILES.get(path).hash)
    throw new Error(`${path || PAGE_FILE} is not the file of this version`);
  // A new answer, because one that was sent on from another address would be refused for a page.
  await (await caches.open(CACHE)).put(keyOf(path), new Response(body, { headers }));
}

/**
 * Files on their way: the answer, which is copied and never read itself, and the promise that it is
 * kept.
 */
const arriving = new Map();

function fetched(path, mode) {
  if (!arriving.has(path)) {
    const answer = fetch(address(path), { cache: mode });
    const kept = answer.then((response) => {
      if (!response.ok)
        throw new Error(`${path || PAGE_FILE}: the server answered ${response.status}`);
      return keepFile(path, response.clone());
    });
    const forget = () => arriving.delete(path);
    kept.then(forget, forget);
    arriving.set(path, { answer, kept });
  }
  return arriving.get(path);
}

/** Keeps these files, one after the other, unless they are there. */
async function keepAll(paths) {
  for (const path of paths) {
    if (!(await keptFile(path))) await fetched(path, "no-cache").kept;
  }
}

async function answer(event, path) {
  // Whoever asks past the caches has found the kept file to be damaged.
  const anew = event.request.cache === "reload";
  // Without a cache there is the network.
  const kept = anew ? undefined : await keptFile(path).catch(() => undefined);
  if (kept) return kept;
  const arrival = fetched(path, anew ? "reload" : "no-cache");
  // A file that can't be kept, as on a full device, is fetched again next time.
  event.waitUntil(arrival.kept.catch((cause) => console.warn(`not kept: ${cause.message}`)));
  return (await arrival.answer).clone();
}

/** Drops what other versions kept. */
async function clean() {
  const cache = await caches.open(CACHE);
  const own = new Set([...FILES.keys()].map(keyOf));
  await Promise.all(
    (await cache.keys()).filter((key) => !own.has(key.url)).map((key) => cache.delete(key)),
  );
}

/** How many bytes of the app are here, of how many. */
async function state() {
  const kept = await Promise.all(
    NEEDED.map(async ([path, { bytes }]) => ((await keptFile(path)) ? bytes : 0)),
  );
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  return { kept_bytes: sum(kept), all_bytes: sum(NEEDED.map(([, { bytes }]) => bytes)) };
}

/** What the page can ask for. */
const REQUESTS = {
  state,
  /** Keeps what is missing; the state afterwards. */
  keep: () => keepAll(NEEDED.map(([path]) => path)).then(state),
  /**
   * Takes over from the version before, unless another page of it is open: a set may be running
   * there.
   */
  async "take-over"() {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.length > 1) return { taken: false };
    await self.skipWaiting();
    return { taken: true };
  },
};

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll([...FILES].filter(([, { isShell }]) => isShell).map(([path]) => path)));
});
self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), clean()])),
);
self.addEventListener("fetch", (event) => {
  const path = pathAskedFor(event.request);
  if (path !== null) event.respondWith(answer(event, path));
});
self.addEventListener("message", (event) => {
  const request = Object.hasOwn(REQUESTS, event.data) ? REQUESTS[event.data] : null;
  const [port] = event.ports;
  if (!request || !port) return;
  event.waitUntil(
    request().then(
      (said) => port.postMessage(said),
      (cause) => port.postMessage({ failed: String(cause.message) }),
    ),
  );
});
