import type { RunView } from "@voxcalls/api/schemas/reconciliation";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { runWords } from "./words";

const states = {
  running: { tone: "info", word: "Running" },
  done: { tone: "success", word: "Done" },
  failed: { tone: "danger", word: "Failed" },
} as const;

/** The last comparisons and what they came to. */
export function RunsList({ runs }: { runs: readonly RunView[] }) {
  return (
    <ul aria-label="Last comparisons" className="divide-y text-compact">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-col gap-0.5 py-2">
          <span className="flex items-center justify-between gap-3">
            <StatusDot tone={states[run.state].tone} pulse={run.state === "running"}>
              {states[run.state].word}
            </StatusDot>
            <span className="text-xs text-muted-foreground">
              {run.startedBy} · <RelativeTime at={run.startedAt} />
            </span>
          </span>
          <span className="text-muted-foreground">{runWords(run)}</span>
        </li>
      ))}
    </ul>
  );
}
