import type { CallFilters } from "@voxcalls/api/schemas/calls";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { api } from "~/trpc/server";
import { durationWords, percentWords, spanWords, sumWords } from "./call-words";

/** The sums of everything that the filters let through, not only of this page. */
export async function CallTotals({ filters }: { filters: CallFilters }) {
  const totals = await (await api()).calls.totals(filters);
  const average = totals.averageDurationSeconds;
  const figures = [
    { label: totals.calls === 1 ? "call" : "calls", value: totals.calls.toLocaleString("en-US") },
    { label: "talked", value: spanWords(totals.talkedSeconds) },
    ...(average === null ? [] : [{ label: "on average", value: durationWords(Math.round(average)) }]),
    ...(totals.successRate === null ? [] : [{ label: "successful", value: percentWords(totals.successRate) }]),
    ...(totals.failed === 0 ? [] : [{ label: "failed", value: totals.failed.toLocaleString("en-US") }]),
    { label: "spent", value: sumWords(totals.totalCost) },
  ];
  return (
    <ul aria-label="Totals" className="flex flex-wrap gap-x-5 gap-y-1 text-compact text-muted-foreground">
      {figures.map(({ label, value }) => (
        <li key={label} className="whitespace-nowrap">
          <span className="font-medium text-foreground">{value}</span> {label}
        </li>
      ))}
    </ul>
  );
}

export function CallTotalsSkeleton() {
  return (
    <div role="status" aria-label="Loading totals" className="flex gap-5">
      {[16, 24, 24, 20].map((width, index) => (
        <Skeleton key={index} className="h-3.5" style={{ width: `${width * 4}px` }} />
      ))}
    </div>
  );
}
