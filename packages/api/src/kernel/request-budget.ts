import type { Clock } from "./clock";
import type { Log } from "./log";
import type { Limit, RateLimits } from "./rate-limits";

/** What is left of a budget after a request. */
export interface Standing {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly remaining: number;
  /** Until the window begins anew. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
}

interface Count {
  /** What the shared store last knew of, this process's requests included. */
  known: number;
  /** Requests of this process that the store has not been told of. */
  untold: number;
  endsAtMs: number;
  isTelling: boolean;
}

/** A process tells the store after each of so many parts of the limit: twenty round trips a window, not one for each request. */
const parts = 20;

/**
 * Counts requests against a limit without a round trip for each: in this process, which tells the shared store after every twentieth
 * of the limit and hears what the others have counted. So a limit holds to within a twentieth for each process
 * (docs/decisions/010-limits-counted-in-steps.md says why that is enough), and a store that is away leaves the own count.
 */
export class RequestBudget {
  readonly #counts = new Map<string, Count>();
  readonly #points: number;
  #sweptAtMs = 0;

  constructor(
    private readonly limit: Limit,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.#points = limits.of(limit).points;
  }

  /** Counts one request of `key`. A request beyond the limit is not counted: waiting for the window's end always helps. */
  take(key: string): Standing {
    const nowMs = this.clock.now().getTime();
    const count = this.#countOf(key, nowMs);
    const isExceeded = count.known + count.untold >= this.#points;
    if (!isExceeded) {
      count.untold += 1;
      if (count.untold >= this.#points / parts && !count.isTelling) void this.#tell(key, count);
    }
    return {
      name: this.limit.name,
      points: this.#points,
      seconds: this.limit.seconds,
      remaining: Math.max(0, this.#points - count.known - count.untold),
      resetSeconds: Math.max(1, Math.ceil((count.endsAtMs - nowMs) / 1000)),
      isExceeded,
    };
  }

  #countOf(key: string, nowMs: number): Count {
    const windowMs = this.limit.seconds * 1000;
    if (nowMs - this.#sweptAtMs > windowMs) this.#sweep(nowMs);
    const count = this.#counts.get(key);
    if (count && count.endsAtMs > nowMs) return count;
    const fresh = { known: 0, untold: 0, endsAtMs: nowMs + windowMs, isTelling: false };
    this.#counts.set(key, fresh);
    return fresh;
  }

  async #tell(key: string, count: Count): Promise<void> {
    const told = count.untold;
    count.isTelling = true;
    try {
      const { consumedPoints, msBeforeNext } = await this.limits.of(this.limit).penalty(key, told);
      count.known = consumedPoints;
      count.untold -= told;
      if (msBeforeNext > 0) count.endsAtMs = this.clock.now().getTime() + msBeforeNext;
    } catch (error) {
      this.log.warn({ err: error, limit: this.limit.name }, "the requests of others could not be counted in");
    } finally {
      count.isTelling = false;
    }
  }

  /** What has run out takes no memory longer than a window. */
  #sweep(nowMs: number): void {
    this.#sweptAtMs = nowMs;
    for (const [key, { endsAtMs }] of this.#counts) if (endsAtMs <= nowMs) this.#counts.delete(key);
  }
}
