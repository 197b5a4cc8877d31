// A camera on a clock of its own: it films a clip's pictures one by one, each when the app has
// done with the one before, and the app's clock shows the clip's time. So a busy computer changes
// nothing, and no test waits for a clip to pass.
import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** Pictures a second. */
export const CAMERA_HZ = 15;
/** How long the app takes for a picture by the clock that it is shown, ms: as on a quick phone. */
const APP_TAKES_MS = 20;
/** How long filming may take here, ms. */
const PATIENCE_MS = 90_000;
/** Where the page fetches the pictures, by their place in the clip. */
const ADDRESS = "/clip-camera/";

/** The size of a picture, pixels, and its bytes as planes of brightness and colours (I420). */
const WIDTH_PX = 480;
const HEIGHT_PX = 854;
const PICTURE_BYTES = (WIDTH_PX * HEIGHT_PX * 3) / 2;

/** How ffmpeg writes the pictures of a clip for the camera; what follows is the file. */
export const PICTURES = [
  ...["-vf", `fps=${CAMERA_HZ}`, "-s", `${WIDTH_PX}x${HEIGHT_PX}`],
  ...["-pix_fmt", "yuv420p", "-f", "rawvideo"],
];

/** Films pictures in place of the browser's camera. */
export class ClipCamera {
  #file;
  /** How many pictures the file has, and how many were filmed. */
  #count;
  #filmed = 0;
  #page;

  /** A camera that films a file of pictures. */
  constructor(file) {
    this.#file = file;
    this.#count = statSync(file).size / PICTURE_BYTES;
  }

  /** Puts the camera into a page, before the app is opened there. */
  async installIn(page) {
    this.#page = page;
    await page.route(`**${ADDRESS}*`, async (route) => {
      const place = Number(route.request().url().split("/").at(-1));
      await route.fulfill({ body: await this.#picture(place) });
    });
    const given = { CAMERA_HZ, WIDTH_PX, HEIGHT_PX, APP_TAKES_MS, ADDRESS };
    await page.addInitScript(replaceCamera, given);
  }

  /** Films the clip on up to a moment, s from its first picture. */
  async filmTo(clip_s) {
    const end = Math.min(Math.round(clip_s * CAMERA_HZ) + 1, this.#count);
    const pictures = Array.from({ length: end - this.#filmed }, (_, i) => this.#filmed + i);
    this.#filmed = end;
    await this.#film(pictures);
  }

  /** Films a stretch of the clip, from one time to another, s, also one that was filmed before. */
  async filmStretch(from_s, to_s) {
    this.#filmed = Math.round(from_s * CAMERA_HZ);
    await this.filmTo(to_s);
  }

  /** Films the rest of the clip. */
  filmAll = () => this.filmTo(this.#count / CAMERA_HZ);

  /** Films the clip's picture that was filmed last again and again, for so long, s. */
  async filmStill(duration_s) {
    this.#filmed = Math.max(this.#filmed, 1);
    await this.#film(Array(Math.round(duration_s * CAMERA_HZ)).fill(this.#filmed - 1));
  }

  /** Turns the phone: from now on the pictures lie, with the person upright in them. */
  turn = () => this.#page.evaluate(() => window.clipCamera.turn());

  /** The camera's picture goes on, white, while the app still has the one that was filmed last. */
  goOn = () => this.#page.evaluate(() => window.clipCamera.goOn());

  async #picture(place) {
    const file = await open(this.#file);
    const { buffer } = await file.read({
      buffer: Buffer.alloc(PICTURE_BYTES),
      position: place * PICTURE_BYTES,
    });
    await file.close();
    return buffer;
  }

  async #film(pictures) {
    const filmed = this.#page.evaluate((pictures) => window.clipCamera.film(pictures), pictures);
    const late = setTimeout(PATIENCE_MS, null, { ref: false }).then(() => {
      throw new Error("The app does not take the camera's pictures.");
    });
    await Promise.race([filmed, late]);
  }
}

/** Takes the place of the camera, its video's callbacks and the app's clock; runs in the page. */
function replaceCamera({ CAMERA_HZ, WIDTH_PX, HEIGHT_PX, APP_TAKES_MS, ADDRESS }) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH_PX, HEIGHT_PX];
  const brush = canvas.getContext("2d");
  /** The stream that the app has. */
  let stream = null;
  /** So many pictures were handed over. */
  let frames = 0;
  /** The app's clock, ms: when the camera was opened, and now. It stands between pictures. */
  let opened_ms = null;
  let now_ms = null;
  /** The app's wish for the next picture, and who waits for it. */
  let wish = null;
  let wishes = 0;
  let wished = () => {};
  /** The picture on show, the app's copy of it, and what follows when the app has done with it. */
  let shown = null;
  let taken = null;
  let done = () => {};
  let isTurned = false;

  const now = performance.now.bind(performance);
  performance.now = () => now_ms ?? now();

  navigator.mediaDevices.getUserMedia = async () => {
    stream = canvas.captureStream();
    // Without a first picture the stream does not play.
    brush.fillRect(0, 0, canvas.width, canvas.height);
    opened_ms ??= now();
    now_ms ??= opened_ms;
    return stream;
  };

  const isOurs = (video) => stream !== null && video?.srcObject === stream;
  const { requestVideoFrameCallback, cancelVideoFrameCallback } = HTMLVideoElement.prototype;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    if (!isOurs(this)) return requestVideoFrameCallback.call(this, callback);
    wishes += 1;
    wish = { video: this, callback };
    wished();
    return wishes;
  };
  HTMLVideoElement.prototype.cancelVideoFrameCallback = function (number) {
    // An element that is let go shows our stream no more.
    if (wish?.video === this) wish = null;
    else cancelVideoFrameCallback.call(this, number);
  };

  const { createImageBitmap } = window;
  window.createImageBitmap = async (source, ...options) => {
    if (!isOurs(source)) return createImageBitmap.call(window, source, ...options);
    taken = await createImageBitmap.call(window, shown);
    return taken;
  };
  const { close } = ImageBitmap.prototype;
  ImageBitmap.prototype.close = function () {
    close.call(this);
    if (this === taken) done();
  };
  window.Worker = class extends window.Worker {
    #looksAtPicture = false;
    constructor(...options) {
      super(...options);
      const answered = () => {
        if (!this.#looksAtPicture) return;
        this.#looksAtPicture = false;
        now_ms += APP_TAKES_MS;
        done();
      };
      this.addEventListener("message", answered);
      this.addEventListener("error", answered);
    }
    postMessage(message, transfer) {
      if (taken !== null && transfer?.includes(taken)) this.#looksAtPicture = true;
      super.postMessage(message, transfer);
    }
  };

  const picture = async (place) => {
    const answer = await fetch(ADDRESS + place);
    const frame = new VideoFrame(await answer.arrayBuffer(), {
      format: "I420",
      codedWidth: WIDTH_PX,
      codedHeight: HEIGHT_PX,
      timestamp: 0,
      // As browsers take a video of this size that does not say its colours.
      colorSpace: { matrix: "bt709", primaries: "bt709", transfer: "bt709", fullRange: false },
    });
    const bitmap = await createImageBitmap.call(window, frame);
    frame.close();
    if (!isTurned) return bitmap;
    const lying = new OffscreenCanvas(HEIGHT_PX, WIDTH_PX);
    const width_px = (WIDTH_PX * WIDTH_PX) / HEIGHT_PX;
    const left_px = (HEIGHT_PX - width_px) / 2;
    lying.getContext("2d").drawImage(bitmap, left_px, 0, width_px, WIDTH_PX);
    close.call(bitmap);
    return lying.transferToImageBitmap();
  };
  /** Once all that waits now has had its turn: then the app has shown what it knows. */
  const othersTurn = () => scheduler.postTask(() => {}, { priority: "background" });

  function show(bitmap) {
    brush.drawImage(bitmap, 0, 0);
    if (shown !== null) close.call(shown);
    shown = bitmap;
  }

  async function filmOne(bitmap) {
    while (wish === null) await new Promise((asked) => (wished = asked));
    show(bitmap);
    frames += 1;
    now_ms = opened_ms + (1000 * frames) / CAMERA_HZ;
    const isDone = new Promise((has) => (done = has));
    const { callback } = wish;
    wish = null;
    callback(now_ms, { mediaTime: frames / CAMERA_HZ, presentationTime: now_ms });
    await isDone;
    taken = null;
    await othersTurn();
  }

  window.clipCamera = {
    turn: () => (isTurned = true),
    goOn() {
      brush.fillStyle = "white";
      brush.fillRect(0, 0, canvas.width, canvas.height);
    },
    /** Hands over pictures, by their places in the clip; ends when the app has done with all. */
    async film(places) {
      let coming = places.length > 0 ? picture(places[0]) : null;
      for (const i of places.keys()) {
        const bitmap = await coming;
        coming = i + 1 < places.length ? picture(places[i + 1]) : null;
        await filmOne(bitmap);
      }
    },
  };
}
