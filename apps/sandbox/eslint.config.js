import { base } from "@voxcalls/eslint-config/base";
import { boundaries } from "@voxcalls/eslint-config/boundaries";

/** What a file that is not for Node may name without importing it. */
const readonly = (names) => ({ globals: Object.fromEntries(names.split(" ").map((name) => [name, "readonly"])) });
const browser =
  "Audio AudioContext EventSource MutationObserver ResizeObserver URLSearchParams clearInterval document fetch getComputedStyle history localStorage location matchMedia navigator queueMicrotask setInterval window";

export default [
  ...base(import.meta.dirname),
  ...boundaries,
  { files: ["src/speech/*.mjs"], languageOptions: readonly("WebAssembly TextEncoder TextDecoder") },
  { files: ["src/*/client/*.js"], languageOptions: readonly(browser) },
];
