import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "./child";
import { runLoad, type LoadOptions, type LoadResult, type RawRequest } from "./load";
import { median } from "./numbers";

/** One of those that are compared: a server and what it is asked. */
export interface Contender {
  readonly name: string;
  readonly child: Child;
  readonly request: RawRequest;
}

export interface Round extends LoadResult {
  /** CPU of the server's own process, per request. */
  readonly cpuMicros: number;
}

const CONNECTIONS = 16;
const BREATH_MS = 100;
/** Enough for V8 to have compiled what is hot. */
const WARM_UP = { count: 1_500, seconds: 12 };

/** Loads the contenders in turn, round after round, so that whatever else the machine does falls on all of them. */
export async function interleave(
  contenders: readonly Contender[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Round[][]> {
  const results = contenders.map((): Round[] => []);
  for (const contender of contenders) await load(contender, WARM_UP);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      results[index]?.push(await load(contender, { seconds }));
      await sleep(BREATH_MS);
    }
  }
  return results;
}

async function load({ child, request }: Contender, until: Pick<LoadOptions, "seconds" | "count">): Promise<Round> {
  const before = await child.cpuMicros();
  const result = await runLoad({ port: child.port, connections: CONNECTIONS, request: () => request, ...until });
  return { ...result, cpuMicros: ((await child.cpuMicros()) - before) / result.requests };
}

/** Medians of a contender's rounds, as a line of the report. */
export function describe(name: string, rounds: readonly Round[]): string {
  const failures = failuresOf(rounds);
  const of = (read: (round: Round) => number, digits = 0) => median(rounds.map(read)).toFixed(digits);
  return (
    `${name.padEnd(34)} ${of((round) => round.perSecond).padStart(6)} req/s   ` +
    `p50 ${of((round) => round.p50Ms, 1)} / p99 ${of((round) => round.p99Ms, 1)} ms   ${of((round) => round.cpuMicros)} µs CPU` +
    (failures > 0 ? `   ${failures} FAILED` : "")
  );
}

export function failuresOf(rounds: readonly Round[]): number {
  return rounds.reduce((sum, round) => sum + round.failures, 0);
}
