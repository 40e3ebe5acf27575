import { setTimeout as sleep } from "node:timers/promises";

const MOST_TRIES = 3;
/** Whoever lost waits up to this long, times the try, so that two do not meet again in step. */
const PAUSE_MS = 20;

/** Runs a transaction again, three times in all, when the database ended it because it and another waited for each other. */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === MOST_TRIES || !isConflict(error)) throw error;
      await sleep(Math.random() * PAUSE_MS * tries);
    }
  }
}

/** A deadlock (40P01) or a failed serialization (40001), as Prisma's reference of errors and its driver adapter call them. */
function isConflict(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const codes = [get(error, "code"), get(error, "originalCode"), get(error, "kind")];
  if (codes.some((code) => ["P2034", "40001", "40P01", "TransactionWriteConflict"].includes(String(code)))) return true;
  return isConflict(get(error, "cause")) || isConflict(get(get(error, "meta"), "driverAdapterError"));
}

function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
