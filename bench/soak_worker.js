// The app's own worker, which also tells how large its WebAssembly memory is.
let memory = null;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const made = WebAssembly[name];
  WebAssembly[name] = async (...source) => {
    const result = await made(...source);
    memory = (result.instance ?? result).exports.memory;
    return result;
  };
}
self.addEventListener("message", (message) => {
  if (message.data !== "memory") return;
  message.stopImmediatePropagation();
  postMessage({ Memory: { bytes: memory.buffer.byteLength } });
});
importScripts(new URL(location.href).searchParams.get("worker"));
