import { AsyncLocalStorage } from "node:async_hooks";

const deadlines = new AsyncLocalStorage<number>();

/**
 * Runs an act of many requests that somebody waits for: everything that it asks of a provider ends within `ms` of now, retries included.
 * No request may take more than half of what is left, so that after one that hangs there is time to see what came of it.
 */
export async function withinDeadline<T>(ms: number, act: () => Promise<T>): Promise<T> {
  return await deadlines.run(Math.min(performance.now() + ms, deadlines.getStore() ?? Infinity), act);
}

/** How long the act that is running may still take: Infinity when nobody set an end to it. */
export function timeLeftMs(): number {
  return (deadlines.getStore() ?? Infinity) - performance.now();
}
