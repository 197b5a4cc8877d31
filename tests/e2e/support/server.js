// A static server for the built app, on a free port of this computer. It sends the headers that the build wrote for static hosts.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".net": "application/octet-stream",
};

/** The rules of a file of headers: [path, whether it goes on, headers]. */
export function rulesOf(text) {
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    if (line.startsWith("/")) {
      rules.push({ start: line.replace(/\*$/, ""), isWhole: !line.endsWith("*"), headers: {} });
    } else {
      const [name, ...value] = line.trim().split(": ");
      rules.at(-1).headers[name.toLowerCase()] = value.join(": ");
    }
  }
  return rules;
}

/** The headers of all rules for a path. */
export function headersFor(rules, path) {
  const own = rules.filter(({ start, isWhole }) =>
    isWhole ? path === start : path.startsWith(start),
  );
  return Object.assign({}, ...own.map(({ headers }) => headers));
}

/** Serves `folder`; gives its address and a function that stops it. With `compressed` a file's compressed twin is sent, where there is one. */
export async function serve(folder, { compressed = false } = {}) {
  const rules = rulesOf(await readFile(join(folder, "_headers"), "utf8").catch(() => ""));
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const twin = compressed ? await readFile(`${file}.br`).catch(() => null) : null;
    try {
      const body = twin ?? (await readFile(file));
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "content-length": body.length,
        ...(twin ? { "content-encoding": "br" } : {}),
        ...headersFor(rules, path),
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  const stop = () =>
    new Promise((stopped) => {
      // It may have been stopped before.
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return { address: `http://localhost:${server.address().port}/`, stop };
}
