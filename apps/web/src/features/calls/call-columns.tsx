import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { Badge } from "@voxcalls/ui/badge";
import type { Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { CallNumbers } from "./call-numbers";
import { durationWords, exactPriceWords, outcomeOf, reasonWords, secondsWords } from "./call-words";

type CallColumn = Column<CallInTable>;

interface CallColumnsOptions {
  /** What the first cell's time is: the link that opens the row. */
  readonly open: (call: CallInTable, time: ReactNode) => ReactNode;
  readonly nameOfMember: Readonly<Record<string, string>>;
  /** Only the other side's number: for a table that has little room. */
  readonly narrow?: boolean;
}

/** Everything the archive can show of a call. */
export function callColumns({ open, nameOfMember, narrow }: CallColumnsOptions): CallColumn[] {
  return [
    {
      id: "time",
      label: "Time",
      fixed: true,
      cell: (call) => open(call, <RelativeTime at={call.startedAt ?? call.createdAt} />),
    },
    {
      id: "number",
      label: narrow ? "Number" : "From → to",
      fixed: true,
      small: "lead",
      cell: (call) => <CallNumbers call={call} narrow={narrow} />,
    },
    {
      id: "agent",
      label: "Agent",
      className: "max-w-52 max-sm:max-w-28",
      cell: (call) => (
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className="truncate" title={call.agentName ?? undefined}>
            {call.agentName ?? "–"}
          </span>
          {call.agentVersion === null ? null : (
            <span className="shrink-0 text-xs text-muted-foreground max-sm:hidden">v{call.agentVersion}</span>
          )}
        </span>
      ),
    },
    ...(Object.keys(nameOfMember).length > 0 ? [memberColumn(nameOfMember)] : []),
    {
      id: "status",
      label: "Status",
      small: "end",
      cell: (call) => {
        const outcome = outcomeOf(call);
        return (
          <StatusDot tone={outcome.tone} pulse={call.status === "in_progress"}>
            {outcome.word}
          </StatusDot>
        );
      },
    },
    {
      id: "ended",
      label: "End reason",
      small: "off",
      className: "max-w-48 truncate text-secondary-foreground",
      cell: (call) => reasonWords(call.disconnectionReason),
    },
    { id: "sentiment", label: "Sentiment", extra: true, small: "off", cell: (call) => call.userSentiment ?? "–" },
    {
      id: "latency",
      label: "Latency",
      numeric: true,
      extra: true,
      small: "off",
      cell: (call) => secondsWords(call.latencyMs),
    },
    { id: "duration", label: "Duration", numeric: true, cell: (call) => durationWords(call.durationSeconds) },
    {
      id: "cost",
      label: "Cost",
      numeric: true,
      cell: (call) => (call.cost ? exactPriceWords(call.cost.totalCost) : "–"),
    },
    {
      id: "tags",
      label: "Tags",
      className: "max-w-44",
      cell: (call) =>
        call.tags.length > 0 ? (
          <span className="flex min-w-0 gap-1 overflow-hidden" title={call.tags.join(", ")}>
            {call.tags.map((tag) => (
              <Badge key={tag} className="min-w-0 shrink">
                <span className="truncate">{tag}</span>
              </Badge>
            ))}
          </span>
        ) : (
          <span data-nothing />
        ),
    },
    {
      id: "recording",
      label: "Recording",
      quiet: true,
      small: "off",
      className: "w-8",
      cell: (call) =>
        call.hasRecording ? (
          <Volume2 role="img" aria-label="Has a recording" className="size-4 text-muted-foreground" />
        ) : null,
    },
  ];
}

function memberColumn(nameOfMember: Readonly<Record<string, string>>): CallColumn {
  return {
    id: "member",
    label: "User",
    extra: true,
    small: "off",
    className: "max-w-40 truncate",
    cell: (call) => (call.userId === null ? "–" : (nameOfMember[call.userId] ?? "–")),
  };
}
