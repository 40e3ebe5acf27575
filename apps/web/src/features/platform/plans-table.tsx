"use client";

import type { SettingsView } from "@voxcalls/api/schemas/platform/settings";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { plansByName } from "./tenant-words";

type Plan = SettingsView["plans"][number];

const figure = (value: number) => value.toLocaleString("en-US");

const columns: Column<Plan>[] = [
  {
    id: "plan",
    label: "Plan",
    fixed: true,
    small: "lead",
    className: "font-medium",
    cell: ({ name }) => plansByName[name],
  },
  {
    id: "rate",
    label: "Rate per minute",
    numeric: true,
    small: "end",
    cell: ({ ratePerMinute }) => `$${ratePerMinute}`,
  },
  {
    id: "minutes",
    label: "Minutes",
    numeric: true,
    cell: (plan) => <Figure value={plan.monthlyMinutesLimit} noun="minute" />,
  },
  { id: "lines", label: "Lines", numeric: true, cell: (plan) => <Figure value={plan.guaranteedLines} noun="line" /> },
  { id: "members", label: "Members", numeric: true, cell: (plan) => <Figure value={plan.maxUsers} noun="member" /> },
  { id: "agents", label: "Agents", numeric: true, cell: (plan) => <Figure value={plan.maxAgents} noun="agent" /> },
  {
    id: "numbers",
    label: "Numbers",
    numeric: true,
    cell: (plan) => <Figure value={plan.maxPhoneNumbers} noun="number" />,
  },
];

/** On a phone the noun takes the place of the head. */
function Figure({ value, noun }: { value: number; noun: string }) {
  return (
    <>
      {figure(value)}
      <span className="sm:sr-only">
        {" "}
        {noun}
        {value === 1 ? "" : "s"}
      </span>
    </>
  );
}

/** What each plan fills in. */
export function PlansTable({ plans }: { plans: readonly Plan[] }) {
  return <DataTable label="Plans" columns={columns} rows={plans} rowKey={({ name }) => name} bare />;
}
