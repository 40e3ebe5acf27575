"use client";

import type { BatchView } from "@voxcalls/api/schemas/batches";
import type { Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import Link from "next/link";
import { ListTable } from "~/features/shell/list-table";
import { BatchProgress } from "./batch-progress";
import { BatchState } from "./batch-state";
import { windowWords } from "./batch-words";

interface BatchesTableProps {
  readonly batches: readonly BatchView[];
  readonly chosenColumns: readonly string[] | null;
}

export function BatchesTable({ batches, chosenColumns }: BatchesTableProps) {
  return (
    <ListTable
      name="batches"
      chosenColumns={chosenColumns}
      label="Batches"
      columns={columns}
      rows={batches}
      rowKey={({ id }) => id}
      interactive
    />
  );
}

const columns: Column<BatchView>[] = [
  {
    id: "name",
    label: "Name",
    fixed: true,
    small: "lead",
    className: "max-w-72 min-w-40",
    cell: ({ id, name }) => (
      <Link
        data-row-link
        href={`/dashboard/batches/${id}`}
        title={name}
        className="block truncate font-medium outline-offset-0 after:absolute after:inset-0"
      >
        {name}
      </Link>
    ),
  },
  {
    id: "state",
    label: "State",
    small: "end",
    cell: (batch) => <BatchState batch={batch} />,
  },
  { id: "progress", label: "Progress", small: "line", cell: (batch) => <BatchProgress batch={batch} /> },
  { id: "reached", label: "Reached", numeric: true, small: "off", cell: ({ rows }) => rows.reached },
  { id: "not-reached", label: "Not reached", numeric: true, small: "off", cell: ({ rows }) => rows.notReached },
  { id: "left", label: "Left", numeric: true, small: "off", cell: ({ rows }) => rows.waiting + rows.calling },
  { id: "window", label: "Calls at", extra: true, className: "whitespace-nowrap", small: "off", cell: windowWords },
  {
    id: "agent",
    label: "Agent",
    className: "max-w-44 truncate",
    cell: ({ agentName }) => <span title={agentName}>{agentName}</span>,
  },
  { id: "from", label: "From", extra: true, className: "whitespace-nowrap", cell: ({ fromNumber }) => fromNumber },
  {
    id: "by",
    label: "Made by",
    extra: true,
    small: "off",
    className: "max-w-44 truncate",
    cell: ({ createdBy }) => createdBy,
  },
  {
    id: "made",
    label: "Made",
    className: "whitespace-nowrap text-muted-foreground",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];
