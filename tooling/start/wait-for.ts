import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 200;

/** Asks `url` until it answers 2xx. Throws with its last answer when `patienceMs` have passed, or when `signal` aborts. */
export async function waitFor(url: string, patienceMs: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
      last = `${response.status} ${(await response.text()).slice(0, 500)}`;
      if (response.ok) return;
    } catch {
      signal.throwIfAborted();
    }
    await sleep(PAUSE_MS, undefined, { signal });
  }
  throw new Error(`${url} was not ready in ${patienceMs / 1000} s: ${last}`);
}
