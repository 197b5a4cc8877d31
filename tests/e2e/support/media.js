// Files that the tests need and that are not kept: made by ffmpeg from the clips, once.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { ClipCamera, PICTURES } from "./clip_camera.js";
import { FFMPEG, MADE, clip, clipIfThere } from "./places.js";

const ffmpeg = (...args) => execFileSync(FFMPEG, ["-v", "error", "-nostdin", "-y", ...args]);

/** Runs ffmpeg for a file `name`, unless it is there; gives its path. */
function make(name, args) {
  const file = join(MADE, name);
  if (!existsSync(file)) {
    const part = join(MADE, `part-${process.pid}${extname(name)}`);
    ffmpeg(...args, part);
    renameSync(part, file);
  }
  return file;
}

/**
 * Frames a second of the fake camera, and its height, pixels: little, so that a busy computer keeps
 * up with showing and judging them.
 */
const CAMERA_HZ = 10;
const CAMERA_HEIGHT_PX = 640;
/**
 * How long the fake camera holds the first frame, s, so that loading takes no rep, and the last
 * one. When it has played all, it begins again.
 */
const HOLD_FIRST_S = 6;
const HOLD_LAST_S = 3;

/**
 * The first `length_s` seconds of a clip as the fake camera plays it, raw: only so are they played
 * at their own rate.
 */
export function cameraClip(name, length_s, rate_hz = CAMERA_HZ) {
  const [first, last] = [`start_duration=${HOLD_FIRST_S}`, `stop_duration=${HOLD_LAST_S}`];
  const hold = `tpad=${first}:start_mode=clone:${last}:stop_mode=clone`;
  const filter = `trim=end=${length_s},${hold},fps=${rate_hz},scale=-2:${CAMERA_HEIGHT_PX}`;
  return make(`${name}-${length_s}-${rate_hz}.y4m`, [
    "-i",
    clipIfThere(name),
    "-vf",
    filter,
    "-pix_fmt",
    "yuv420p",
  ]);
}

/** A clip for a camera on a clock of its own: all of it, or `length_s` seconds from `from_s` on. */
export function clipCamera(name, length_s = 60, from_s = 0) {
  const stretch = ["-ss", `${from_s}`, "-t", `${length_s}`];
  const args = ["-i", clipIfThere(name), ...stretch, ...PICTURES];
  return new ClipCamera(make(`${name}-${from_s}-${length_s}.yuv`, args));
}

/**
 * How a video is written so that every browser plays it, and each seek is short: it decodes from
 * the last key frame.
 */
const MP4 = ["-an", "-c:v", "libx264", "-g", "8", "-crf", "16", "-pix_fmt", "yuv420p"];

/** Stretches of a clip, each [from s, to s], one after the other. */
export function stretches(name, ...parts) {
  const cuts = parts.map(
    ([from_s, to_s], i) => `[0]trim=${from_s}:${to_s},setpts=PTS-STARTPTS[p${i}]`,
  );
  const names = parts.map((_, i) => `[p${i}]`).join("");
  const joined = `${cuts.join(";")};${names}concat=n=${parts.length}`;
  return make(`${name}-${parts.flat().join("-")}.mp4`, [
    "-i",
    clip(name),
    "-filter_complex",
    joined,
    ...MP4,
  ]);
}

/** The first `length_s` seconds of a video file. */
export const beginning = (file, length_s) =>
  make(`${basename(file, ".mp4")}-first-${length_s}.mp4`, [
    "-i",
    file,
    "-t",
    String(length_s),
    ...MP4,
  ]);

/** Two persons who hinge beside each other: the first `length_s` seconds of two clips. */
export const sideBySide = (left, right, length_s) =>
  make(`${left}-beside-${right}-${length_s}.mp4`, [
    "-i",
    clip(left),
    "-i",
    clip(right),
    "-t",
    String(length_s),
    "-filter_complex",
    "hstack",
    ...MP4,
  ]);

/**
 * Two persons, and after a rep the one in the background alone, who faces the camera; made from the
 * clip of two persons.
 */
export function turnedToCamera(twoPersons) {
  const alone = "[0]trim=0:0.9,crop=168:299:0:318,scale=480:854,loop=loop=3:size=14,setpts=N/15/TB";
  return make("turned-to-camera.mp4", [
    "-i",
    twoPersons,
    "-filter_complex",
    `[0]trim=0:4.6,fps=15[p0];${alone},fps=15[p1];[p0][p1]concat=n=2`,
    ...MP4,
  ]);
}

/** A video of a little more than a quarter of an hour. */
export const tooLong = () =>
  make("too-long.mp4", ["-f", "lavfi", "-i", "color=gray:size=64x64:rate=1:duration=905", ...MP4]);

/** A clip whose file ends in the middle. */
export function cutOff(name) {
  const whole = readFileSync(
    make(`${name}-streamed.mp4`, ["-i", clip(name), "-t", "9", "-movflags", "+faststart", ...MP4]),
  );
  const file = join(MADE, `${name}-cut-off.mp4`);
  writeFileSync(file, whole.subarray(0, Math.round(whole.length * 0.7)));
  return file;
}

/** Sound without a picture, in a file that looks like a video. */
export const soundOnly = () =>
  make("sound-only.mp4", ["-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac"]);

/** A second of an empty grey room. */
export const nobody = () =>
  make("nobody.mp4", [
    "-f",
    "lavfi",
    "-i",
    "color=gray:size=480x854:rate=15:duration=1",
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p",
  ]);

/** A short video whose picture is wider than what is taken. */
export const tooLarge = () =>
  make("too-large.mp4", [
    "-f",
    "lavfi",
    "-i",
    "color=gray:size=4224x64:rate=5:duration=1",
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p",
  ]);

/** A camera in a dark and empty room. */
export const darkRoom = () =>
  new ClipCamera(
    make("dark-room.yuv", ["-f", "lavfi", "-i", "color=0x060606:duration=1", ...PICTURES]),
  );

/** How long each thing that is wrong lasts in `onceWrong`, s. */
export const WRONG_S = 2.4;

/**
 * A camera to which one thing after the other is wrong, each for `WRONG_S`: nothing is seen, it is
 * dark, nobody is there, the feet are outside; then somebody stands there as is right.
 */
export function onceWrong() {
  const source = (filter) => `${filter}:size=480x854:rate=15:duration=${WRONG_S},format=yuv420p`;
  const standing = `trim=end_frame=1,loop=loop=-1:size=1,trim=duration=${WRONG_S},fps=15`;
  const whole = "scale=480:854,setsar=1,format=yuv420p";
  const parts = [
    `${source("color=black")}[p0]`,
    `${source("color=0x060606")}[p1]`,
    `${source("color=gray")},drawbox=y=600:h=254:color=0x404040:t=fill[p2]`,
    `[0]${standing},crop=iw:ih*0.6:0:0,pad=iw:ih/0.6:0:oh-ih:gray,${whole}[p3]`,
    `[0]${standing},${whole}[p4]`,
  ];
  const joined = "[p0][p1][p2][p3][p4]concat=n=5";
  return new ClipCamera(
    make("once-wrong.yuv", [
      ...["-i", clip("01_good_hinge"), "-filter_complex"],
      `${parts.join(";")};${joined}[out]`,
      ...["-map", "[out]", "-r", "15", "-f", "rawvideo"],
    ]),
  );
}

/** A video with frames at uneven times, at 30 a second with every seventh left out. */
export const uneven = () =>
  make("uneven.mp4", [
    "-f",
    "lavfi",
    "-i",
    "testsrc=size=320x240:rate=30:duration=2",
    "-vf",
    "select='mod(n,7)'",
    "-fps_mode",
    "vfr",
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p",
  ]);

/** A file of bytes without sense. */
export function garbage() {
  const file = join(MADE, "garbage.mp4");
  writeFileSync(file, Buffer.alloc(4096, "dowel"));
  return file;
}

/** A file without bytes. */
export function empty() {
  const file = join(MADE, "empty.mp4");
  writeFileSync(file, "");
  return file;
}

/** A camera before a picture, which it shows in the middle of a grey one; always made anew. */
export function cameraBefore(picture) {
  const [file, padded] = ["yuv", "png"].map((kind) => join(MADE, `before-camera.${kind}`));
  ffmpeg("-i", picture, "-vf", "scale=420:-2,pad=480:854:-1:-1:gray", padded);
  ffmpeg("-i", padded, ...PICTURES, file);
  return new ClipCamera(file);
}
