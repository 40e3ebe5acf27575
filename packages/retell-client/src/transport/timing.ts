import { setTimeout as wait } from "node:timers/promises";

const LONGEST_MS = 15_000;

/** The time-out of one attempt: 15 s when nothing is said, and never more. */
export function within15Seconds(timeoutMs: number = LONGEST_MS): number {
  return Math.min(Math.max(1, Math.trunc(timeoutMs)), LONGEST_MS);
}

export async function pause(ms: number): Promise<void> {
  await wait(ms);
}
