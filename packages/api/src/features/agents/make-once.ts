import { timeLeftMs, UpstreamError } from "@voxcalls/retell-client";
import { setTimeout as pause } from "node:timers/promises";

/** What was asked for may be there or not, and looking did not help either. */
export class Unclear extends UpstreamError {}

interface Making {
  /** Whether an earlier attempt may have made it: then the first thing is to look. */
  readonly isRetry: boolean;
  /** The id of what bears our mark, if anything does. */
  readonly find: () => Promise<string | undefined>;
  readonly make: () => Promise<string>;
}

const mostAttempts = 3;
const longestPauseMs = 10_000;

/**
 * Makes a thing at Retell, which knows no idempotency keys, exactly once: after an answer that leaves open whether it was made it looks
 * for our mark before it tries again. An outage (5xx) is tried three times; a time-out is not, as the request may still arrive.
 * Throws UpstreamError when it was surely not made, Unclear when that cannot be known.
 */
export async function makeOnce({ isRetry, find, make }: Making): Promise<string> {
  const before = isRetry ? await look(find) : undefined;
  if (before !== undefined) return before;
  for (let attempt = 1; ; attempt++) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.outcome === "refused") throw error;
      const made = await look(find);
      if (made !== undefined) return made;
      const waitMs = error.retryAfterMs ?? 300 * 2 ** attempt;
      const longestMs = Math.min(longestPauseMs, timeLeftMs());
      if (error.kind !== "unavailable" || attempt === mostAttempts || waitMs > longestMs) throw error;
      await pause(waitMs);
    }
  }
}

async function look(find: Making["find"]): Promise<string | undefined> {
  try {
    return await find();
  } catch (error) {
    throw error instanceof UpstreamError ? new Unclear(error) : error;
  }
}
