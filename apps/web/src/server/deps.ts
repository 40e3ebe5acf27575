import { createDeps, readEnv, type Deps } from "@voxcalls/api";

const kept = globalThis as { voxcallsDeps?: Deps };

/** What Next's half of the process owns. Kept across the reloads of development, so that each does not open its own pools. */
export function deps(): Deps {
  return (kept.voxcallsDeps ??= createDeps(readEnv()));
}
