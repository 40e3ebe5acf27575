"use client";

import type { InvitationView } from "@voxcalls/api/schemas/members";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { InvitationActs } from "./invitation-acts";
import { invitationWords, roleWords } from "./member-words";

interface InvitationsTableProps {
  readonly invitations: readonly InvitationView[];
  readonly mayAct: boolean;
}

/** The invitations that nobody has answered yet. */
export function InvitationsTable({ invitations, mayAct }: InvitationsTableProps) {
  const shown = mayAct ? [...columns, acts] : columns;
  return <DataTable label="Invitations" columns={shown} rows={invitations} rowKey={({ id }) => id} />;
}

const columns: Column<InvitationView>[] = [
  {
    id: "email",
    label: "E-mail",
    fixed: true,
    small: "lead",
    className: "max-w-72",
    cell: ({ email }) => (
      <span className="block truncate font-medium" title={email}>
        {email}
      </span>
    ),
  },
  { id: "role", label: "Role", cell: ({ role }) => roleWords[role] },
  {
    id: "status",
    label: "Status",
    cell: ({ status }) => {
      const { tone, word } = invitationWords[status === "expired" ? "expired" : "open"];
      return <StatusDot tone={tone}>{word}</StatusDot>;
    },
  },
  {
    id: "by",
    label: "Invited by",
    small: "off",
    className: "max-w-48 truncate",
    cell: ({ invitedByName }) => invitedByName ?? "Support",
  },
  {
    id: "sent",
    label: "Mail sent",
    className: "whitespace-nowrap text-muted-foreground",
    cell: ({ sentAt }) => (sentAt ? <RelativeTime at={sentAt} /> : "On its way"),
  },
  {
    id: "expires",
    label: "Link holds until",
    small: "off",
    className: "whitespace-nowrap text-muted-foreground",
    cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
  },
];

const acts: Column<InvitationView> = {
  id: "acts",
  label: "Acts",
  quiet: true,
  fixed: true,
  small: "line",
  className: "text-right",
  cell: (invitation) => <InvitationActs invitation={invitation} />,
};
