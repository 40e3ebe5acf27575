"use client";

import { declineReasons } from "@voxcalls/api/catalogue/limits";
import type { DeclinedCallView } from "@voxcalls/api/schemas/limits";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import type { ReactNode } from "react";

const columns: Column<DeclinedCallView>[] = [
  {
    id: "time",
    label: "Time",
    fixed: true,
    className: "text-muted-foreground",
    small: "end",
    cell: ({ occurredAt }) => <RelativeTime at={occurredAt} />,
  },
  {
    id: "numbers",
    label: "From → to",
    small: "lead",
    cell: ({ direction, fromNumber, toNumber }) =>
      direction === "outbound" ? `→ ${toNumber ?? "–"}` : `${fromNumber ?? "Unknown"} → ${toNumber ?? "–"}`,
  },
  { id: "agent", label: "Agent", cell: ({ agentName }) => agentName ?? "–" },
  { id: "reason", label: "Reason", cell: ({ reason }) => declineReasons[reason] },
];

interface DeclinedCallsProps {
  readonly calls: readonly DeclinedCallView[];
  readonly thisMonth: number;
  /** The way to older ones. */
  readonly children: ReactNode;
}

/** Calls that were kept out, and why. */
export function DeclinedCalls({ calls, thisMonth, children }: DeclinedCallsProps) {
  const count = thisMonth === 1 ? "1 call was" : `${thisMonth.toLocaleString("en-US")} calls were`;
  return (
    <section aria-label="Declined calls">
      <Card>
        <CardHeader
          title="Declined calls"
          className={calls.length === 0 ? "pb-4" : ""}
          description={
            calls.length === 0
              ? "Calls that a limit, a pause or a missing agent keeps out stand here with the reason. There are none."
              : `${count} kept out this month by a limit, a pause or a missing agent.`
          }
        />
        {calls.length > 0 ? (
          <CardContent className="px-0 pb-0">
            <DataTable label="Declined calls" columns={columns} rows={calls} rowKey={({ id }) => id} bare />
          </CardContent>
        ) : null}
      </Card>
      {children}
    </section>
  );
}
