"use client";

import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { CopyId } from "@voxcalls/ui/copy-id";
import type { Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import type { ReactNode } from "react";
import { countryWords, typeWords } from "~/features/phone-numbers/number-words";
import { ListTable } from "~/features/shell/list-table";
import { NumberMenu } from "./number-menu";
import { poolStates } from "./pool-words";

interface PoolTableProps {
  readonly numbers: readonly PoolNumberView[];
  readonly chosenColumns: readonly string[] | null;
  /** Stand at the left of the column chooser. */
  readonly filters: ReactNode;
}

/** Every number of the platform and whose it is. */
export function PoolTable({ numbers, chosenColumns, filters }: PoolTableProps) {
  return (
    <ListTable
      name="pool"
      chosenColumns={chosenColumns}
      above={filters}
      label="Phone numbers"
      columns={columns}
      rows={numbers}
      rowKey={({ id }) => id}
    />
  );
}

const columns: Column<PoolNumberView>[] = [
  {
    id: "number",
    label: "Number",
    fixed: true,
    small: "lead",
    className: "font-medium whitespace-nowrap",
    cell: ({ phoneNumber }) => phoneNumber,
  },
  { id: "state", label: "State", small: "end", cell: (number) => <State number={number} /> },
  {
    id: "tenant",
    label: "Organisation",
    className: "max-w-64 truncate",
    cell: ({ tenantName }) =>
      tenantName ?? (
        <span data-nothing className="text-muted-foreground">
          None
        </span>
      ),
  },
  {
    id: "type",
    label: "Type",
    className: "whitespace-nowrap text-secondary-foreground",
    cell: ({ numberType, countryCode }) => `${typeWords[numberType]}, ${countryWords(countryCode)}`,
  },
  {
    id: "provider",
    label: "At Retell",
    small: "off",
    className: "whitespace-nowrap",
    cell: ({ retellPhoneId, syncState }) =>
      retellPhoneId === null ? (
        <StatusDot tone="neutral">Not yet</StatusDot>
      ) : syncState === "in_sync" ? (
        <StatusDot tone="success">In sync</StatusDot>
      ) : (
        <StatusDot tone="warning">Catching up</StatusDot>
      ),
  },
  {
    id: "twilio",
    label: "Twilio id",
    extra: true,
    small: "off",
    cell: ({ twilioNumberSid }) => (twilioNumberSid ? <CopyId value={twilioNumberSid} label="Twilio id" /> : "–"),
  },
  {
    id: "since",
    label: "Assigned",
    small: "off",
    className: "text-muted-foreground",
    cell: ({ assignedAt }) => (assignedAt ? <RelativeTime at={assignedAt} /> : "–"),
  },
  {
    id: "idle",
    label: "Idle since",
    small: "off",
    className: "text-muted-foreground",
    cell: ({ idleSince }) => (idleSince ? <RelativeTime at={idleSince} /> : "–"),
  },
  {
    id: "added",
    label: "Added",
    className: "text-muted-foreground",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  {
    id: "acts",
    label: "Acts",
    fixed: true,
    quiet: true,
    small: "end",
    className: "w-px text-right",
    cell: (number) => <NumberMenu number={number} />,
  },
];

function State({ number }: { number: PoolNumberView }) {
  const { tone, word } = poolStates[number.status];
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <StatusDot tone={tone}>{word}</StatusDot>
      {number.quarantinedUntil ? (
        <span className="text-xs whitespace-nowrap text-muted-foreground">
          back <RelativeTime at={number.quarantinedUntil} />
        </span>
      ) : null}
      {number.failureReason ? <span className="text-xs text-muted-foreground">{number.failureReason}</span> : null}
    </span>
  );
}
