// `window.dowelBench`: times frames through the app's own worker, with the messages of
// `crates/protocol`.

/** A page at a time holds one warm worker; another model or silhouette starts another. */
let warm = null;

/** A worker, spoken to one request at a time. */
class Client {
  constructor(script = document.querySelector("meta[name=worker]").content) {
    this.worker = new Worker(script);
    this.events = [];
    this.waiting = null;
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (error) => this.take({ Crashed: { reason: error.message } });
  }

  take(event) {
    this.events.push(event);
    this.waiting?.();
  }

  /**
   * The payload of the next event of this name; other events but failures are passed over, the time
   * of the last progress noted.
   */
  async next(name) {
    for (;;) {
      while (this.events.length === 0)
        await new Promise((arrived) => {
          this.waiting = arrived;
        });
      const event = this.events.shift();
      if (event === name) return null;
      if (event[name]) return event[name];
      if (event.Progress) this.progress_ms = performance.now();
      if (event.Failed || event.Crashed) throw new Error(JSON.stringify(event));
    }
  }

  post(request, bitmap) {
    this.worker.postMessage({ request, bitmap }, bitmap ? [bitmap] : []);
  }
}

async function client(model, silhouette) {
  const key = `${model} ${silhouette}`;
  if (warm?.key === key) return { client: warm.client, load_ms: 0, start: null };
  warm?.client.worker.terminate();
  const began = performance.now();
  const fresh = new Client();
  warm = { key, client: fresh, last_t_s: 0, next_id: 0 };
  await fresh.next("Ready");
  const ready = performance.now();
  fresh.post({ Load: { model: model === "full" ? "Full" : "Lite" } });
  await fresh.next("Loaded");
  const loaded = performance.now();
  fresh.post(begin(silhouette ? "Always" : "Never"));
  await fresh.next("Begun");
  const start = {
    worker_ms: ready - began,
    fetch_ms: fresh.progress_ms - ready,
    prepare_ms: loaded - fresh.progress_ms,
  };
  return { client: fresh, load_ms: performance.now() - began, start };
}

const begin = (silhouette) => ({
  Begin: {
    drill: "hip-hinge",
    source: "video",
    lean_deg: 0,
    language: "en",
    height_m: 1.7,
    earlier_reps: [],
    silhouette,
  },
});

const picture = async (url) => createImageBitmap(await (await fetch(url)).blob());

/** `count` frames of a video from `start` s on, at 15 a second: for a run by hand. */
async function framesOf(clipUrl, count, start) {
  const video = document.createElement("video");
  video.muted = true;
  video.src = clipUrl;
  await new Promise((loaded, failed) => {
    video.onloadeddata = loaded;
    video.onerror = () => failed(new Error(`${clipUrl} can't be played`));
  });
  const frames = [];
  for (let i = 0; i < count; i++) {
    video.currentTime = start + (i + 0.5) / 15;
    await new Promise((sought) => {
      video.onseeked = sought;
    });
    frames.push(await createImageBitmap(video));
  }
  return frames;
}

/**
 * Times `frames` frames one after the other, each from handing it over until its measures are back.
 * The tracking goes on from call to call: times go on from the last call's where they would fall
 * back.
 */
window.dowelBench = async ({
  clipUrl,
  model,
  segmentation,
  frames,
  start = 0,
  frameUrls,
  times,
}) => {
  const pictures = frameUrls
    ? await Promise.all(frameUrls.slice(0, frames).map(picture))
    : await framesOf(clipUrl, frames, start);
  const began = performance.now();
  const { client: worker, load_ms, start: parts } = await client(model, segmentation);
  const at_s = (i) => times?.[i] ?? start + i / 15;
  const shift_s = at_s(0) > warm.last_t_s ? 0 : warm.last_t_s + 1 / 15 - at_s(0);
  const result = {
    load_ms,
    start: parts,
    first_result_ms: 0,
    per_frame_ms: [],
    seen: 0,
    stages: { crop: [], infer: [], decode: [], contour: [], measure: [] },
  };
  for (const [i, bitmap] of pictures.entries()) {
    const handed = performance.now();
    worker.post({ Frame: { id: warm.next_id++, t_s: at_s(i) + shift_s } }, bitmap);
    const { view, stages } = await worker.next("FrameDone");
    const back = performance.now();
    result.per_frame_ms.push(back - handed);
    if (i === 0) result.first_result_ms = back - began;
    if (view.seen) result.seen += 1;
    for (const stage of Object.keys(result.stages))
      result.stages[stage].push(stages[`${stage}_ms`]);
  }
  warm.last_t_s = at_s(pictures.length - 1) + shift_s;
  return result;
};

/**
 * Plays `setCount` sets of the pictures, over and over for `setFrames` frames at `rate_hz` each,
 * with silhouettes as the app asks for them. Gives after each set its mean time per frame, its
 * reps, the worker's WebAssembly memory and the page's heap, bytes.
 */
window.dowelSoak = async ({ frameUrls, setCount, setFrames, rate_hz }) => {
  const pictures = await Promise.all(frameUrls.map(picture));
  const script = document.querySelector("meta[name=worker]").content;
  const client = new Client(`soak_worker.js?worker=${encodeURIComponent(script)}`);
  await client.next("Ready");
  client.post({ Load: { model: "Lite" } });
  await client.next("Loaded");
  const sets = [];
  for (let set = 0; set < setCount; set++) {
    client.post(begin("AsNeeded"));
    await client.next("Begun");
    const began = performance.now();
    for (let i = 0; i < setFrames; i++) {
      client.post(
        { Frame: { id: i, t_s: i / rate_hz } },
        await createImageBitmap(pictures[i % pictures.length]),
      );
      await client.next("FrameDone");
    }
    const frame_ms = (performance.now() - began) / setFrames;
    client.post({ Finish: { source_frames: null, duration_s: null } });
    const { session } = await client.next("Finished");
    client.worker.postMessage("memory");
    const { bytes } = await client.next("Memory");
    sets.push({
      frame_ms,
      reps: session.reps.length,
      wasm_bytes: bytes,
      heap_bytes: performance.memory?.usedJSHeapSize,
    });
  }
  return sets;
};
