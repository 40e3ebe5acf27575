import type { AnalyticsView } from "@voxcalls/api/schemas/platform/analytics";
import { secondsWords } from "~/features/calls/call-words";

const shares = [
  { key: "p50", words: "Half of the calls" },
  { key: "p90", words: "9 of 10" },
  { key: "p95", words: "19 of 20" },
  { key: "p99", words: "99 of 100" },
] as const;

/** How fast agents answered, by how many calls were at least that fast; bars share one scale with the period before. */
export function LatencyTable({ now, before }: Record<"now" | "before", AnalyticsView["latencyMs"]>) {
  if (now.calls === 0) {
    return <p className="text-compact text-muted-foreground">No call of this period tells its response times.</p>;
  }
  const longest = Math.max(now.p99 ?? 0, before.p99 ?? 0, 1);
  return (
    <ul className="flex flex-col gap-3 text-compact">
      {shares.map(({ key, words }) => (
        <li key={key}>
          <span className="flex justify-between gap-4">
            <span>
              {words} <span className="text-xs text-muted-foreground">{key}</span>
            </span>
            <span>
              {secondsWords(now[key])}
              {before[key] === null ? null : (
                <span className="ml-2 text-muted-foreground">before {secondsWords(before[key])}</span>
              )}
            </span>
          </span>
          <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-secondary">
            <span
              className="block h-full rounded-full bg-chart-2"
              style={{ width: `${((now[key] ?? 0) / longest) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
