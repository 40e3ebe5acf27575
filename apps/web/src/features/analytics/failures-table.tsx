import type { AnalyticsView } from "@voxcalls/api/schemas/platform/analytics";
import { percentWords, reasonWords } from "~/features/calls/call-words";

/** Why calls failed, with as many days before. */
export function FailuresTable({ failures, failed, calls }: Pick<AnalyticsView, "failures" | "failed" | "calls">) {
  if (failures.length === 0) {
    return (
      <p className="text-compact text-muted-foreground">
        {calls === 0 ? "No calls in this period." : "No call of this period failed."}
      </p>
    );
  }
  const most = Math.max(...failures.map((failure) => failure.calls));
  return (
    <>
      <p className="mb-3 text-compact text-muted-foreground">
        {failed.toLocaleString("en-US")} of {calls.toLocaleString("en-US")} calls, {percentWords(failed / calls)}
      </p>
      <ul className="flex flex-col gap-3 text-compact">
        {failures.map(({ reason, calls: count, before }) => (
          <li key={reason}>
            <span className="flex justify-between gap-4">
              <span className="truncate">{reason === null ? "No reason given" : reasonWords(reason)}</span>
              <span className="shrink-0">
                {count.toLocaleString("en-US")}
                <span className="ml-2 text-muted-foreground">before {before.toLocaleString("en-US")}</span>
              </span>
            </span>
            <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-secondary">
              <span className="block h-full rounded-full bg-danger" style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
