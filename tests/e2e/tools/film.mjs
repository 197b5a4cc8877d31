// Makes the first screen's film, `public/film.avif`, and its still picture, `public/film.webp`,
// from the running app: the live screen during a good rep, without its words, so that one film
// serves every language. What it shows is what a person will see.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAMERA_HZ } from "../support/clip_camera.js";
import { withApp } from "../support/app_page.js";
import { clipCamera } from "../support/media.js";
import { FFMPEG, root } from "../support/places.js";

/** The clip and its second rep: its first and its last picture, and the one for the still. */
const CLIP = "01_good_hinge";
const [FIRST, STILL, LAST] = [78, 103, 133];
/** The film's length, s, its width, pixels, and how much it is squeezed (0 best, 63 worst). */
const LENGTH_S = 3;
const WIDTH_PX = 320;
const SQUEEZE = "34";
/** What is taken of the screen: below the feet there is floor alone. */
const TAKEN_PX = { x: 0, y: 0, width: 390, height: 700 };
const WORDS = ".words, .clean-range span, .figures > .note { visibility: hidden !important; }";

const folder = mkdtempSync(join(tmpdir(), "film-"));
const pictures = ["-framerate", `${(LAST - FIRST + 1) / LENGTH_S}`, "-i", join(folder, "%02d.png")];
const ffmpeg = (...args) => execFileSync(FFMPEG, ["-v", "error", "-nostdin", "-y", ...args]);
const made = (name) => join(root, "public", name);

/** Hides what a rule says; the app's policy forbids style elements. Runs in the page. */
function hide(rule) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  document.adoptedStyleSheets.push(sheet);
}

await withApp({ camera: clipCamera(CLIP, 9) }, async (app) => {
  await app.startCamera();
  for (let i = FIRST; i <= LAST; i += 1) {
    await app.camera.filmTo((i - 1) / CAMERA_HZ);
    if (i === FIRST) await app.page.evaluate(hide, WORDS);
    const path = join(folder, `${String(i - FIRST).padStart(2, "0")}.png`);
    await app.page.screenshot({ path, clip: TAKEN_PX });
  }
});
const scaled = `scale=${WIDTH_PX}:-2:flags=lanczos`;
ffmpeg(
  ...pictures,
  ...["-vf", scaled, "-pix_fmt", "yuv420p", "-c:v", "libaom-av1"],
  ...["-crf", SQUEEZE, "-b:v", "0", "-cpu-used", "2", "-g", "999", "-loop", "0", made("film.avif")],
);
ffmpeg(
  ...["-i", join(folder, `${STILL - FIRST}.png`), "-vf", scaled, "-quality", "70"],
  made("film.webp"),
);
rmSync(folder, { recursive: true });
