// The built app as the project's own server sends it, on a free port of this computer.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SERVER } from "./places.js";

/** Serves `folder`; gives its address and a function that stops the server. */
export async function serve(folder) {
  const server = spawn(SERVER, ["--dir", folder, "--port", "0", "--localhost-only"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const stopWithTests = () => server.kill();
  process.once("exit", stopWithTests);
  const stop = async () => {
    process.off("exit", stopWithTests);
    server.kill();
    await ended;
  };
  const firstLine = once(createInterface(server.stdout), "line").then(([line]) => line);
  const line = await Promise.race([firstLine, ended.then(() => "the server has ended")]);
  const address = /http:\/\/\S+/.exec(line)?.[0];
  if (address) return { address, stop };
  await stop();
  throw new Error(`The server does not say its address: ${line}`);
}
