import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";

/** Acts so many times a second for so long, whether or not what was begun before has ended, as people and callers do; returns what came of each. */
export async function byTheClock<T>(
  { seconds, perSecond }: { readonly seconds: number; readonly perSecond: number },
  act: (n: number) => Promise<T>,
): Promise<T[]> {
  const begun = performance.now();
  const acts: Promise<T>[] = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const waitMs = begun + (n * 1000) / perSecond - performance.now();
    await (waitMs > 0 ? sleep(waitMs) : turn());
    acts.push(act(n));
  }
  return await Promise.all(acts);
}
