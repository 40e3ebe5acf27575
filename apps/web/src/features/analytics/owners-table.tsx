"use client";

import type { AnalyticsView } from "@voxcalls/api/schemas/platform/analytics";
import { DataTable } from "@voxcalls/ui/data-table";
import { TextLink } from "@voxcalls/ui/text-link";
import { Small } from "~/features/billing/small";
import { percentWords, sumWords } from "~/features/calls/call-words";
import { changeOf } from "~/features/dashboard/change-of";
import { figureWords } from "./measures";

type Owner = AnalyticsView["tenants"][number];

/** What each organisation used, paid and cost, and how its minutes moved. */
export function OwnersTable({ owners, days }: { owners: readonly Owner[]; days: string }) {
  return (
    <DataTable
      bare
      label="Organisations"
      rows={owners}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          label: "Organisation",
          fixed: true,
          small: "lead",
          className: "sm:max-w-72",
          cell: ({ id, name }) => (
            <TextLink href={`/admin/tenants/${id}`} className="truncate">
              {name}
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
          cell: ({ minutes }) => <Small of="min">{figureWords(Number(minutes), "minutes")}</Small>,
        },
        { id: "growth", label: "Growth", numeric: true, cell: growth },
        { id: "revenue", label: "Revenue", numeric: true, cell: ({ revenue }) => sumWords(revenue) },
        {
          id: "cost",
          label: "Cost",
          numeric: true,
          small: "off",
          cell: ({ wholesaleCost }) => (wholesaleCost === null ? unknown : sumWords(wholesaleCost)),
        },
        {
          id: "margin",
          label: "Margin",
          numeric: true,
          small: "end",
          cell: ({ margin }) => (margin === null ? unknown : sumWords(margin)),
        },
        {
          id: "unknown",
          label: "Cost unknown",
          numeric: true,
          small: "off",
          cell: ({ callsWithoutCost }) =>
            callsWithoutCost === 0 ? <span data-nothing>–</span> : callsWithoutCost.toLocaleString("en-US"),
        },
        {
          id: "success",
          label: "Success",
          numeric: true,
          small: "off",
          cell: ({ successRate }) => percentWords(successRate),
        },
        {
          id: "figures",
          label: "Figures",
          quiet: true,
          fixed: true,
          cell: ({ id, name }) => (
            <TextLink href={`/admin/analytics?owner=${id}${days === "30" ? "" : `&days=${days}`}`}>
              Figures<span className="sr-only"> of {name}</span>
            </TextLink>
          ),
        },
      ]}
    />
  );
}

const unknown = <span className="text-muted-foreground">not known</span>;

/** Minutes against the period before. */
function growth({ minutes, previous }: Owner) {
  const change = changeOf(Number(minutes), Number(previous.minutes));
  if (change === null) return <span className="text-muted-foreground">{Number(minutes) > 0 ? "new" : "–"}</span>;
  const percent = Math.round(change * 100);
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent).toLocaleString("en-US")}%`;
}
