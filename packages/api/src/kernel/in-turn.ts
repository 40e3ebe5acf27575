import { isDatabaseUnavailable } from "@voxcalls/db";

/** Under each key, what the last in the line will have ended with: the failure that ends those behind it as well, or nothing. */
const lastOf = new Map<string, Promise<Error | undefined>>();

/**
 * Runs `work` when all earlier work of this process under the same key has ended. For transactions that wait for one and the same row:
 * the database would line them up as well, but each in its line would hold a connection that others need. When the database goes away
 * meanwhile, all in the line hear of it at once instead of one after the other.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(key) ?? Promise.resolve(undefined);
  const mine = before.then(async (outage) => {
    if (outage) throw outage;
    return await work();
  });
  const ended = mine.then(
    () => undefined,
    (error: unknown) => (error instanceof Error && isDatabaseUnavailable(error) ? error : undefined),
  );
  lastOf.set(key, ended);
  try {
    return await mine;
  } finally {
    if (lastOf.get(key) === ended) lastOf.delete(key);
  }
}
