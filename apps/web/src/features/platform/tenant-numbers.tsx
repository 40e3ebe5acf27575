"use client";

import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { countryWords, typeWords } from "~/features/phone-numbers/number-words";

const columns: Column<PoolNumberView>[] = [
  {
    id: "number",
    label: "Number",
    fixed: true,
    small: "lead",
    className: "font-medium whitespace-nowrap",
    cell: ({ phoneNumber }) => phoneNumber,
  },
  {
    id: "provider",
    label: "At Retell",
    small: "end",
    cell: ({ syncState }) =>
      syncState === "in_sync" ? (
        <StatusDot tone="success">In sync</StatusDot>
      ) : (
        <StatusDot tone="warning">Catching up</StatusDot>
      ),
  },
  {
    id: "agent",
    label: "Agent",
    cell: ({ assignedAgentId }) => (assignedAgentId ? "Bound" : <span className="text-muted-foreground">None</span>),
  },
  {
    id: "type",
    label: "Type",
    className: "whitespace-nowrap text-secondary-foreground",
    cell: ({ numberType, countryCode }) => `${typeWords[numberType]}, ${countryWords(countryCode)}`,
  },
  {
    id: "since",
    label: "Since",
    className: "text-muted-foreground",
    cell: ({ assignedAt }) => (assignedAt ? <RelativeTime at={assignedAt} /> : "–"),
  },
];

/** The numbers that an organisation holds. */
export function TenantNumbers({ numbers }: { numbers: readonly PoolNumberView[] }) {
  return <DataTable label="Phone numbers" columns={columns} rows={numbers} rowKey={({ id }) => id} />;
}
