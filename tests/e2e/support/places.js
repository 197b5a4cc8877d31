// Where things lie: the built app, the clips, what the tests make, and the programs that they need.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

export const DIST = process.env.DOWEL_DIST ?? join(root, "dist");
/** The program of the native analysis. */
export const XTASK = process.env.DOWEL_XTASK ?? join(root, "target/debug/xtask");
/** The program that serves the built app. */
export const SERVER = process.env.DOWEL_SERVER ?? join(root, "target/debug/server");
export const MADE = join(root, "target/e2e/made");
export const CHROMIUM =
  process.env.DOWEL_CHROMIUM ??
  execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
export const FFMPEG = process.env.DOWEL_FFMPEG ?? "ffmpeg";

mkdirSync(MADE, { recursive: true });

/** Folder of the tables of what the coach says. */
export const cues = join(root, "tests/cues");

/** A clip of the project. */
export const clip = (name) => join(root, "tests/clips", `${name}.mp4`);

/** Folder of further clips, which need not be there. */
const MORE_CLIPS = process.env.DOWEL_CLIPS ?? join(root, "../shared/clips");

/** A clip of the project or one of the further ones; `null` where it is not there. */
export function clipIfThere(name) {
  return [clip(name), join(MORE_CLIPS, `${name}.mp4`)].find((file) => existsSync(file)) ?? null;
}
