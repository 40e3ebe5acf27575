"use client";

import type { StatementView } from "@voxcalls/api/schemas/statements";
import { DataTable } from "@voxcalls/ui/data-table";
import { TextLink } from "@voxcalls/ui/text-link";
import { exactPriceWords } from "~/features/calls/call-words";
import { Small } from "./small";
import { monthWords, statementNumber } from "./statement-words";

/** Closed months, newest first. */
export function StatementsTable({ statements }: { statements: readonly StatementView[] }) {
  return (
    <DataTable
      bare
      label="Statements"
      rows={statements}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "month",
          label: "Month",
          fixed: true,
          small: "lead",
          cell: ({ id, month }) => (
            <TextLink href={`/dashboard/billing/statements/${id}`}>{monthWords(month)}</TextLink>
          ),
        },
        { id: "number", label: "Number", cell: ({ number }) => statementNumber(number) },
        {
          id: "calls",
          label: "Calls",
          numeric: true,
          cell: ({ calls }) => <Small of="calls">{calls.toLocaleString("en-US")}</Small>,
        },
        {
          id: "minutes",
          label: "Minutes",
          numeric: true,
          cell: ({ conversationMinutes }) => (
            <Small of="min">
              {Number(conversationMinutes).toLocaleString("en-US", {
                minimumFractionDigits: 4,
                maximumFractionDigits: 4,
              })}
            </Small>
          ),
        },
        { id: "cost", label: "Total", numeric: true, small: "end", cell: (row) => exactPriceWords(row.totalCost) },
      ]}
    />
  );
}
