"use client";

import { Card, CardHeader } from "@voxcalls/ui/card";
import { DataTable } from "@voxcalls/ui/data-table";
import { TextLink } from "@voxcalls/ui/text-link";
import { exactPriceWords } from "~/features/calls/call-words";
import { Small } from "./small";
import type { SumOfOne } from "./sums-by-key";

interface UseTableProps {
  readonly title: string;
  /** The head of the first column. */
  readonly what: string;
  /** What stands where there is no key. */
  readonly none: string;
  /** The filter of the page of entries that a line leads to. */
  readonly filter: "agent" | "member" | "number";
  readonly rows: readonly SumOfOne[];
}

/** What agents, members or numbers have used, each line a link to the entries that it adds up. */
export function UseTable({ title, what, none, filter, rows }: UseTableProps) {
  return (
    <Card>
      <CardHeader title={title} className="pb-3" />
      <DataTable
        bare
        label={title}
        rows={rows}
        rowKey={(row) => row.key ?? ""}
        columns={[
          {
            id: "what",
            label: what,
            fixed: true,
            small: "lead",
            className: "sm:max-w-48",
            cell: ({ key, name }) =>
              key === null ? (
                <span className="text-muted-foreground">{none}</span>
              ) : (
                <TextLink href={`/dashboard/billing/entries?${filter}=${encodeURIComponent(key)}`} className="truncate">
                  {name ?? key}
                </TextLink>
              ),
          },
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
            cell: ({ minutes }) => <Small of="min">{minutesWords(minutes)}</Small>,
          },
          { id: "cost", label: "Cost", numeric: true, small: "end", cell: ({ cost }) => exactPriceWords(cost) },
        ]}
      />
    </Card>
  );
}

function minutesWords(minutes: string): string {
  return Number(minutes).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
