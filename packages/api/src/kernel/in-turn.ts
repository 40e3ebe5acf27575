const lastOf = new Map<string, Promise<unknown>>();

/**
 * Runs `work` when all earlier work of this process under the same key has ended, well or badly. For transactions that lock one and the
 * same row: the database would line them up as well, but each of those in the line would hold a connection that others need.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (lastOf.get(key) ?? Promise.resolve()).then(work);
  const ended = mine.catch(() => undefined);
  lastOf.set(key, ended);
  try {
    return await mine;
  } finally {
    if (lastOf.get(key) === ended) lastOf.delete(key);
  }
}
