import type pg from "pg";
import { isDatabaseUnavailable } from "./is-database-unavailable";
import { RuntimePool } from "./runtime-pool";

/** The code by which graphile-worker knows a failure that passes (RETRYABLE_ERROR_CODES of its lib.ts). */
const PASSES = "ETIMEDOUT";

/** How often `settled` looks. */
const LOOK_MS = 10;

/**
 * The pool of a job queue. graphile-worker does not wait for the statement that ends a job, and repeats it only after failures that it
 * knows to pass: here every outage is one, or a database that is away for a moment would end the process.
 */
export class JobsPool extends RuntimePool {
  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: Error | boolean) => void,
    ) => void,
  ): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    return super.connect().catch((error: unknown) => {
      // Whatever keeps one from connecting is an outage.
      throw passing(error);
    });
  }

  /** Resolves when nobody uses a connection or waits for one, but no later than told. pg's own `end` forgets those who wait. */
  async settled(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while ((this.waitingCount > 0 || this.idleCount < this.totalCount) && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  protected override translate(error: unknown): unknown {
    return isDatabaseUnavailable(error) ? passing(error) : error;
  }
}

function passing(cause: unknown): Error {
  return Object.assign(new Error("the database is not available", { cause }), { code: PASSES });
}
