"use client";

import type { TenantMemberView } from "@voxcalls/api/schemas/platform/tenants";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";

const states = {
  active: { tone: "success", word: "Active" },
  invited: { tone: "info", word: "Invited" },
  suspended: { tone: "warning", word: "Suspended" },
} as const;

const columns: Column<TenantMemberView>[] = [
  { id: "name", label: "Name", fixed: true, small: "lead", className: "font-medium", cell: ({ name }) => name },
  {
    id: "state",
    label: "State",
    small: "end",
    cell: ({ status }) => <StatusDot tone={states[status].tone}>{states[status].word}</StatusDot>,
  },
  { id: "email", label: "E-mail", small: "line", cell: ({ email }) => email },
  { id: "role", label: "Role", cell: ({ role }) => (role === "admin" ? "Admin" : "User") },
  {
    id: "seen",
    label: "Last sign-in",
    className: "text-muted-foreground",
    cell: ({ lastLoginAt }) => (lastLoginAt ? <RelativeTime at={lastLoginAt} /> : "Never signed in"),
  },
];

/** The people of an organisation. */
export function TenantMembers({ members }: { members: readonly TenantMemberView[] }) {
  return <DataTable label="Members" columns={columns} rows={members} rowKey={({ id }) => id} />;
}
