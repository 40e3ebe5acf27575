import fc from "fast-check";
import { afterEach, beforeEach } from "vitest";
import { FUZZ_SEED } from "./env";

fc.configureGlobal({ seed: FUZZ_SEED });

const KINDS = ["error", "warn"] as const;
const said: string[] = [];

for (const kind of KINDS) {
  const tell = console[kind];
  console[kind] = (...parts: unknown[]) => {
    tell(...parts);
    said.push(`console.${kind}: ${parts.map(String).join(" ")}`);
  };
}

beforeEach(() => {
  said.length = 0;
});

// A test that passes while something complains is a test that hides it.
afterEach(() => {
  if (said.length > 0) throw new Error(`The test passed, but something complained:\n${said.join("\n")}`);
});
