import type { CallStats, CallTotals } from "./schemas";

/** The figures of a day or a month as they are kept; `counts` as the trigger that keeps them names them. */
export interface CallSums {
  /** The first day. */
  readonly start: string;
  readonly completed: number;
  readonly failed: number;
  readonly connected: number;
  readonly talkedSeconds: number;
  readonly judged: number;
  readonly successful: number;
  readonly counts: Readonly<Record<string, number>>;
}

const mostReasons = 12;

/** The totals of some days and months; money and calls in progress are known elsewhere. */
export function totalsOf(spans: readonly CallSums[]): Omit<CallTotals, "totalCost" | "minutes" | "inProgress"> {
  const sum = (read: (span: CallSums) => number) => spans.reduce((total, span) => total + read(span), 0);
  const [completed, failed] = [sum((span) => span.completed), sum((span) => span.failed)];
  const [connected, judged] = [sum((span) => span.connected), sum((span) => span.judged)];
  const talkedSeconds = sum((span) => span.talkedSeconds);
  return {
    calls: completed + failed,
    completed,
    failed,
    talkedSeconds,
    averageDurationSeconds: connected === 0 ? null : talkedSeconds / connected,
    successRate: judged === 0 ? null : sum((span) => span.successful) / judged,
    latencyMs: percentileOf(countsOf(spans, "l"), 0.5),
  };
}

/** Calls by weekday (1 is Monday) and hour; hours without calls are left out. */
export function hoursOf(spans: readonly CallSums[]): CallStats["hours"] {
  const calls = new Map<number, number>();
  const add = (weekday: number, hour: number, n: number) => {
    const at = weekday * 24 + hour;
    calls.set(at, (calls.get(at) ?? 0) + n);
  };
  for (const { start, counts } of spans) {
    // A day's hours are counted without its weekday, a month's with it.
    const weekday = new Date(`${start}T00:00:00Z`).getUTCDay() || 7;
    for (const [hour, n] of keyed(counts, "h")) add(weekday, Number(hour), n);
    for (const [at, n] of keyed(counts, "w")) add(Number(at.split(":")[0]), Number(at.split(":")[1]), n);
  }
  return [...calls]
    .toSorted(([a], [b]) => a - b)
    .map(([at, n]) => ({ weekday: Math.floor(at / 24), hour: at % 24, calls: n }));
}

/** Why calls ended (`r`), why they failed (`x`), or how callers felt (`s`): the most frequent first. */
export function mostFrequent(
  spans: readonly Pick<CallSums, "counts">[],
  kind: "r" | "x" | "s",
): { word: string; calls: number }[] {
  return [...countsOf(spans, kind)]
    .map(([word, calls]) => ({ word, calls }))
    .filter(({ calls }) => calls > 0)
    .toSorted((a, b) => b.calls - a.calls || (a.word < b.word ? -1 : 1))
    .slice(0, mostReasons);
}

/** How often each word, or value, of a kind was counted. */
export function countsOf(spans: readonly Pick<CallSums, "counts">[], kind: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { counts } of spans) {
    for (const [word, n] of keyed(counts, kind)) sums.set(word, (sums.get(word) ?? 0) + n);
  }
  return sums;
}

function keyed(counts: CallSums["counts"], kind: string): [string, number][] {
  return Object.entries(counts).flatMap(([key, n]) => (key.startsWith(`${kind}:`) ? [[key.slice(2), n]] : []));
}

/**
 * The smallest value that this share of all is at or below (nearest rank), of values that are each there so many times; null of none.
 * It is taken from the values' distribution: percentiles of parts cannot be averaged.
 */
export function percentileOf(counts: ReadonlyMap<string, number>, share: number): number | null {
  const values = [...counts]
    .map(([value, n]) => [Number(value), n] as const)
    .filter(([, n]) => n > 0)
    .toSorted(([a], [b]) => a - b);
  const rank = values.reduce((sum, [, n]) => sum + n, 0) * share;
  let seen = 0;
  for (const [value, n] of values) {
    seen += n;
    if (seen >= rank) return value;
  }
  return null;
}
