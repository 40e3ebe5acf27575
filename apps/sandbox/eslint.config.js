import { base } from "@voxcalls/eslint-config/base";
import { boundaries } from "@voxcalls/eslint-config/boundaries";

export default [
  ...base(import.meta.dirname),
  ...boundaries,
  {
    files: ["src/speech/*.mjs"],
    languageOptions: { globals: { WebAssembly: "readonly", TextEncoder: "readonly", TextDecoder: "readonly" } },
  },
];
