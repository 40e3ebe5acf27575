import type { CallStats } from "@voxcalls/api/schemas/calls";

/** Calls by weekday (1 is Monday) and hour, 0 where there were none, and the fullest hour's. */
export function heatOf(calls: CallStats["hours"]) {
  const counts = new Map(calls.map(({ weekday, hour, calls: count }) => [weekday * 24 + hour, count]));
  return {
    at: (weekday: number, hour: number) => counts.get(weekday * 24 + hour) ?? 0,
    most: Math.max(...counts.values(), 1),
  };
}
