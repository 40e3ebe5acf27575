import type { CallStats, CallTotals } from "./schemas";

/** The figures of a day as they are kept; `counts` as the trigger that keeps them names them. */
export interface CallDay {
  readonly day: string;
  readonly completed: number;
  readonly failed: number;
  readonly connected: number;
  readonly talkedSeconds: number;
  readonly judged: number;
  readonly successful: number;
  readonly counts: Readonly<Record<string, number>>;
}

const mostReasons = 12;

/** The totals of some days; money and calls in progress are known elsewhere. */
export function totalsOf(days: readonly CallDay[]): Omit<CallTotals, "totalCost" | "inProgress"> {
  const sum = (read: (day: CallDay) => number) => days.reduce((total, day) => total + read(day), 0);
  const [completed, failed] = [sum((day) => day.completed), sum((day) => day.failed)];
  const [connected, judged] = [sum((day) => day.connected), sum((day) => day.judged)];
  const talkedSeconds = sum((day) => day.talkedSeconds);
  return {
    calls: completed + failed,
    completed,
    failed,
    talkedSeconds,
    averageDurationSeconds: connected === 0 ? null : talkedSeconds / connected,
    successRate: judged === 0 ? null : sum((day) => day.successful) / judged,
    latencyMs: medianOf(countsOf(days, "l")),
  };
}

/** Calls by weekday (1 is Monday) and hour; hours without calls are left out. */
export function hoursOf(days: readonly CallDay[]): CallStats["hours"] {
  const calls = new Map<number, number>();
  for (const { day, counts } of days) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    for (const [hour, n] of keyed(counts, "h")) {
      const at = weekday * 24 + Number(hour);
      calls.set(at, (calls.get(at) ?? 0) + n);
    }
  }
  return [...calls]
    .toSorted(([a], [b]) => a - b)
    .map(([at, n]) => ({ weekday: Math.floor(at / 24), hour: at % 24, calls: n }));
}

/** Why calls ended (`r`), or how callers felt (`s`): the most frequent first. */
export function mostFrequent(days: readonly CallDay[], kind: "r" | "s"): { word: string; calls: number }[] {
  return [...countsOf(days, kind)]
    .map(([word, calls]) => ({ word, calls }))
    .toSorted((a, b) => b.calls - a.calls || (a.word < b.word ? -1 : 1))
    .slice(0, mostReasons);
}

function countsOf(days: readonly CallDay[], kind: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { counts } of days) {
    for (const [word, n] of keyed(counts, kind)) sums.set(word, (sums.get(word) ?? 0) + n);
  }
  return sums;
}

function keyed(counts: CallDay["counts"], kind: string): [string, number][] {
  return Object.entries(counts).flatMap(([key, n]) => (key.startsWith(`${kind}:`) ? [[key.slice(2), n]] : []));
}

/** The middle one of values that are each there so many times. */
function medianOf(counts: ReadonlyMap<string, number>): number | null {
  const values = [...counts].map(([value, n]) => [Number(value), n] as const).toSorted(([a], [b]) => a - b);
  const half = values.reduce((sum, [, n]) => sum + n, 0) / 2;
  let seen = 0;
  for (const [value, n] of values) {
    seen += n;
    if (seen >= half) return value;
  }
  return null;
}
