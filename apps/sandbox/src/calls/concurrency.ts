import type { SandboxContext } from "../context";

/** Calls that may be going on at once: Retell's free allowance. */
export const concurrencyLimit = 20;

/** Calls that take time now: talking, or ringing. Calls played at once take none. */
export function ongoingCalls(sandbox: SandboxContext): number {
  return sandbox.sessions.size;
}
