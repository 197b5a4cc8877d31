// The built app beside the page that times its worker, in a folder of its own, with a clip's
// frames.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, FFMPEG, clip, root } from "../support/places.js";

/** Makes the folder, with the first `count` frames of a clip, and gives its path. */
export function benchSite(name, count) {
  const folder = join(root, "target/bench-dist");
  rmSync(folder, { recursive: true, force: true });
  cpSync(DIST, folder, { recursive: true });
  // The worker has a name by its content, which the app's page notes.
  const [note] = /<meta name="worker"[^>]*>/.exec(readFileSync(join(folder, "index.html"), "utf8"));
  const page = readFileSync(join(root, "bench/bench.html"), "utf8");
  writeFileSync(join(folder, "bench.html"), page.replace("<title>", `${note}\n<title>`));
  for (const script of ["bench.js", "soak_worker.js"])
    cpSync(join(root, "bench", script), join(folder, script));
  mkdirSync(join(folder, "frames"));
  execFileSync(FFMPEG, [
    "-v",
    "error",
    "-nostdin",
    "-i",
    clip(name),
    "-frames:v",
    String(count),
    join(folder, "frames/%03d.png"),
  ]);
  return folder;
}

/** The address of a frame, from the page's; 0 = first. */
export const frameUrl = (i) => `frames/${String(i + 1).padStart(3, "0")}.png`;
