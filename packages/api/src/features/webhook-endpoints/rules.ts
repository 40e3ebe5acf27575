const minuteMs = 60_000;

/** What is waited after the 1st, 2nd, … failed try, in minutes: a little over 23 hours in all. */
const pauses = [1, 2, 5, 10, 20, 40, 80, 160, 240, 360, 480] as const;

/** How much of a pause is left to chance, so that what failed together is not tried again together. */
const jitter = 0.2;

/**
 * How long to wait after so many failed tries, in ms; null when they were enough.
 * @param chance from 0 up to, but without, 1.
 */
export function pauseAfterMs(failedTries: number, chance: number): number | null {
  const minutes = pauses[failedTries - 1];
  if (minutes === undefined) return null;
  return Math.round(minutes * minuteMs * (1 - jitter / 2 + jitter * chance));
}

/** One try, from the look-up of the name to the last byte of the answer. */
export const tryMs = 10_000;

/** Both secrets sign for so long after a rotation. */
export const rotationMs = 24 * 60 * minuteMs;

/** Events and what came of them are kept for so long. */
export const keptMs = 30 * 24 * 60 * minuteMs;

/** How much of an answer is kept, in characters. */
export const keptAnswer = 4_096;

/** How many endpoints a tenant may have. */
export const mostEndpoints = 20;

/** How many deliveries one replay of a span orders. */
export const mostReplayed = 1_000;
