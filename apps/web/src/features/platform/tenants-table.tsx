"use client";

import type { TenantListView } from "@voxcalls/api/schemas/platform/tenants";
import { cn } from "@voxcalls/ui/cn";
import type { Column } from "@voxcalls/ui/data-table";
import { limitLevel } from "@voxcalls/ui/limit-level";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import Link from "next/link";
import type { ReactNode } from "react";
import { ListTable } from "~/features/shell/list-table";
import { plansByName, stateOf } from "./tenant-words";

interface TenantsTableProps {
  readonly tenants: readonly TenantListView[];
  readonly chosenColumns: readonly string[] | null;
  /** Stand at the left of the column chooser. */
  readonly filters: ReactNode;
}

/** Every organisation and how much of its plan it uses. */
export function TenantsTable({ tenants, chosenColumns, filters }: TenantsTableProps) {
  return (
    <ListTable
      name="tenants"
      chosenColumns={chosenColumns}
      above={filters}
      label="Organisations"
      columns={columns}
      rows={tenants}
      rowKey={({ id }) => id}
      interactive
    />
  );
}

const columns: Column<TenantListView>[] = [
  {
    id: "name",
    label: "Organisation",
    fixed: true,
    small: "lead",
    className: "max-w-96",
    cell: ({ id, name, slug }) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <Link
          href={`/admin/tenants/${id}`}
          data-row-link
          title={name}
          className="max-w-full shrink-0 truncate font-medium after:absolute after:inset-0 focus-visible:outline-none"
        >
          {name}
        </Link>
        <span className="truncate text-xs text-muted-foreground max-sm:hidden">{slug}</span>
      </span>
    ),
  },
  {
    id: "state",
    label: "State",
    small: "end",
    cell: (tenant) => <StatusDot tone={stateOf(tenant).tone}>{stateOf(tenant).word}</StatusDot>,
  },
  { id: "plan", label: "Plan", cell: ({ plan }) => plansByName[plan] },
  {
    id: "minutes",
    label: "Minutes this month",
    numeric: true,
    cell: ({ minutesUsed, monthlyMinutesLimit }) => (
      <Use used={Math.round(Number(minutesUsed))} limit={monthlyMinutesLimit} noun="minutes" />
    ),
  },
  {
    id: "members",
    label: "Members",
    numeric: true,
    small: "off",
    cell: ({ members, maxUsers }) => <Use used={members} limit={maxUsers} noun="members" />,
  },
  {
    id: "agents",
    label: "Agents",
    numeric: true,
    cell: ({ agents, maxAgents }) => <Use used={agents} limit={maxAgents} noun="agents" />,
  },
  {
    id: "numbers",
    label: "Numbers",
    numeric: true,
    small: "off",
    cell: ({ phoneNumbers, maxPhoneNumbers }) => <Use used={phoneNumbers} limit={maxPhoneNumbers} noun="numbers" />,
  },
  {
    id: "created",
    label: "Created",
    small: "off",
    className: "text-muted-foreground",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

const levels = { calm: "bg-muted-foreground", near: "bg-warning", full: "bg-danger" };

/** Used of allowed, with a bar that is loud only where the limit is near; on a phone the noun takes the place of the head. */
function Use({ used, limit, noun }: { used: number; limit: number; noun: string }) {
  const share = limit > 0 ? Math.min(1, used / limit) : 1;
  return (
    <span className="inline-flex items-center justify-end gap-2 whitespace-nowrap">
      <span>
        {used.toLocaleString("en-US")}
        <span className="text-muted-foreground"> / {limit.toLocaleString("en-US")}</span>
        <span className="sm:sr-only"> {noun}</span>
      </span>
      <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-secondary max-sm:hidden">
        <span
          className={cn("block h-full rounded-full", levels[limitLevel(used, limit)])}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </span>
  );
}
