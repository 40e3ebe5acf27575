import type { Doors } from "@voxcalls/api";
import { median } from "./numbers";

/** Asks the product's doors within this process and reads the answer to its end. @throws Error when the answer is no success. */
export async function ask(doors: Doors, path: string, token: string): Promise<string> {
  const request = new Request(`http://127.0.0.1${path}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await doors.fetch(request, "127.0.0.1");
  const text = (await answer?.text()) ?? "";
  if (!answer?.ok) throw new Error(`GET ${path}: ${answer?.status} ${text}`);
  return text;
}

/** How long it takes, in ms. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

/** The median of so many rounds after one that warms up, in ms. */
export async function medianMs(rounds: number, act: () => Promise<unknown>): Promise<number> {
  await act();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(act));
  return median(times);
}
