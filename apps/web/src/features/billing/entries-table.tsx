"use client";

import type { UsageRecordView } from "@voxcalls/api/schemas/billing";
import { DataTable } from "@voxcalls/ui/data-table";
import { DayAndTime } from "@voxcalls/ui/relative-time";
import { TextLink } from "@voxcalls/ui/text-link";
import { directionWords, exactPriceWords } from "~/features/calls/call-words";
import { Small } from "./small";

/** Entries of the ledger, each with its call. */
export function EntriesTable({ entries }: { entries: readonly UsageRecordView[] }) {
  return (
    <DataTable
      label="Entries"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "time",
          label: "Call began",
          fixed: true,
          small: "lead",
          cell: ({ call, occurredAt }) =>
            call.isDeleted ? (
              <DayAndTime at={occurredAt} />
            ) : (
              <TextLink href={`/dashboard/calls/${call.id}`}>
                <DayAndTime at={occurredAt} />
              </TextLink>
            ),
        },
        {
          id: "call",
          label: "Call",
          cell: ({ call }) => `${directionWords[call.direction]}, ${otherSide(call)}`,
        },
        { id: "agent", label: "Agent", cell: ({ call }) => call.agentName ?? <span data-nothing>–</span> },
        { id: "line", label: "Your number", cell: ({ phoneNumber }) => phoneNumber ?? <span data-nothing>–</span> },
        {
          id: "entry",
          label: "Entry",
          cell: ({ entry }) => (entry === 0 ? "Charge" : `Correction ${entry}`),
        },
        {
          id: "seconds",
          label: "Seconds",
          numeric: true,
          cell: ({ billableSeconds }) => <Small of="s">{billableSeconds}</Small>,
        },
        {
          id: "rate",
          label: "Rate",
          numeric: true,
          small: "off",
          cell: ({ ratePerMinute }) => exactPriceWords(ratePerMinute),
        },
        { id: "cost", label: "Cost", numeric: true, small: "end", cell: (row) => exactPriceWords(row.totalCost) },
      ]}
    />
  );
}

/** Who called or was called; of a deleted call nobody knows any more. */
function otherSide({ isDeleted, phoneNumber }: UsageRecordView["call"]): string {
  return isDeleted ? "deleted" : (phoneNumber ?? "unknown number");
}
