"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { Avatar } from "@voxcalls/ui/avatar";
import { Badge } from "@voxcalls/ui/badge";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import type { TeamChoices } from "./assign-member";
import { MemberMenu } from "./member-menu";
import { roleWords, statusWords } from "./member-words";

interface MembersTableProps {
  readonly members: readonly MemberDetails[];
  /** Null for readers who may look, but change nobody. */
  readonly choices: TeamChoices | null;
  /** Who is looking. */
  readonly ownId: string;
}

/** Who is in the organisation, as what, and with which agent and number. */
export function MembersTable({ members, choices, ownId }: MembersTableProps) {
  return <DataTable label="Members" columns={columnsOf(choices, ownId)} rows={members} rowKey={({ id }) => id} />;
}

function columnsOf(choices: TeamChoices | null, ownId: string): Column<MemberDetails>[] {
  const columns: Column<MemberDetails>[] = [
    {
      id: "member",
      label: "Member",
      fixed: true,
      small: "lead",
      className: "max-w-80",
      cell: (member) => (
        <div className="flex items-center gap-3">
          <Avatar name={member.name} />
          <div className="min-w-0">
            <div className="flex items-center gap-2">
              <span className="truncate font-medium" title={member.name}>
                {member.name}
              </span>
              {member.id === ownId ? <Badge>You</Badge> : null}
            </div>
            <div className="truncate text-muted-foreground" title={member.email}>
              {member.email}
            </div>
          </div>
        </div>
      ),
    },
    { id: "role", label: "Role", cell: ({ role }) => roleWords[role] },
    {
      id: "status",
      label: "Status",
      cell: ({ status }) => <StatusDot tone={statusWords[status].tone}>{statusWords[status].word}</StatusDot>,
    },
    {
      id: "agent",
      label: "Agent",
      className: "max-w-56",
      cell: ({ agents }) => (
        <Assigned things={agents.map(({ id, name }) => ({ id, name, href: `/dashboard/agent/${id}` }))} />
      ),
    },
    {
      id: "number",
      label: "Number",
      className: "whitespace-nowrap tabular-nums",
      cell: ({ phoneNumbers }) => (
        <Assigned things={phoneNumbers.map(({ id, phoneNumber }) => ({ id, name: phoneNumber }))} />
      ),
    },
    {
      id: "seen",
      label: "Last seen",
      className: "whitespace-nowrap text-muted-foreground",
      cell: ({ lastSeenAt }) => (lastSeenAt ? <RelativeTime at={lastSeenAt} /> : "Not seen yet"),
    },
  ];
  if (!choices) return columns;
  return [
    ...columns,
    {
      id: "acts",
      label: "Acts",
      quiet: true,
      fixed: true,
      small: "end",
      className: "w-12 text-right",
      cell: (member) => <MemberMenu member={member} choices={choices} isSelf={member.id === ownId} />,
    },
  ];
}

/** The first, and how many more there are. */
function Assigned({ things }: { things: readonly { id: string; name: string; href?: string }[] }) {
  const [first, ...more] = things;
  if (!first)
    return (
      <span data-nothing className="text-muted-foreground">
        –
      </span>
    );
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      {first.href ? (
        <TextLink href={first.href} className="truncate">
          {first.name}
        </TextLink>
      ) : (
        <span className="truncate">{first.name}</span>
      )}
      {more.length > 0 ? (
        <span className="shrink-0 text-muted-foreground" title={more.map(({ name }) => name).join(", ")}>
          +{more.length}
        </span>
      ) : null}
    </span>
  );
}
