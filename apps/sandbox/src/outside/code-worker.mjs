import vm from "node:vm";
import { parentPort, workerData } from "node:worker_threads";

// A context with nothing of Node in it; what is given goes in as JSON, so that no object of this side can be climbed.
const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
const script = `"use strict";
(async () => {
  const { dv, args, metadata } = JSON.parse(${JSON.stringify(workerData.given)});
  const console = { log() {}, info() {}, warn() {}, error() {} };
  return (async () => {
${workerData.code}
  })();
})().then((value) => typeof value === "string" ? value : JSON.stringify(value ?? null))`;

try {
  const content = await vm.runInContext(script, context, { timeout: workerData.timeoutMs });
  parentPort.postMessage({ content: String(content), successful: true });
} catch (error) {
  parentPort.postMessage({ content: `Error: ${String(error?.message ?? error)}`, successful: false });
}
