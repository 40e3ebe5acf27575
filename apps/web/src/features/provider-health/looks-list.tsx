import type { HealthRun } from "@voxcalls/api/schemas/provider-health";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { runWords } from "./words";

const states = {
  running: { tone: "info", word: "Running" },
  done: { tone: "success", word: "Done" },
  failed: { tone: "danger", word: "Failed" },
} as const;

/** The last looks and what they came to. */
export function LooksList({ runs }: { runs: readonly HealthRun[] }) {
  return (
    <ul aria-label="Last looks" className="divide-y text-compact">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2">
          <StatusDot tone={states[run.state].tone} pulse={run.state === "running"}>
            {states[run.state].word}
          </StatusDot>
          <span className="min-w-0 flex-1 text-muted-foreground max-sm:order-last max-sm:basis-full">
            {runWords(run)}
          </span>
          <span className="text-xs text-muted-foreground max-sm:ml-auto">
            {run.startedBy} · <RelativeTime at={run.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
