"use client";

import { languages } from "@voxcalls/api/catalogue/agents";
import type { AgentInTable } from "@voxcalls/api/schemas/agents";
import { Badge } from "@voxcalls/ui/badge";
import { Button } from "@voxcalls/ui/button";
import type { Column } from "@voxcalls/ui/data-table";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useQueryState } from "nuqs";
import { ListTable } from "~/features/shell/list-table";
import { SearchBox } from "~/features/shell/search-box";
import { AgentMenu } from "./agent-menu";
import type { AgentRights } from "./agent-rights";
import { agentStatus } from "./agent-words";

interface AgentsTableProps {
  readonly agents: readonly AgentInTable[];
  readonly nameOfMember: Readonly<Record<string, string>>;
  readonly nameOfVoice: Readonly<Record<string, string>>;
  readonly rights: AgentRights;
  readonly chosenColumns: readonly string[] | null;
}

const few = 6;

/** All agents, with what they do and how much. */
export function AgentsTable({ agents, nameOfMember, nameOfVoice, rights, chosenColumns }: AgentsTableProps) {
  const [words, setWords] = useQueryState("q", { defaultValue: "" });
  const columns = columnsOf(nameOfMember, nameOfVoice, rights);
  const wanted = words.trim().toLowerCase();
  const shown = agents.filter(
    ({ name, phoneNumbers }) =>
      name.toLowerCase().includes(wanted) || phoneNumbers.some(({ phoneNumber }) => phoneNumber.includes(wanted)),
  );
  return (
    <ListTable
      name="agents"
      chosenColumns={chosenColumns}
      above={
        agents.length >= few || words !== "" ? (
          <search className="max-sm:w-full">
            <SearchBox
              label="Search agents"
              placeholder="Name or number"
              value={words}
              onChange={(typed) => void setWords(typed || null)}
            />
          </search>
        ) : null
      }
      empty={
        <EmptyState
          icon={<SearchX />}
          title="No agent matches"
          description={`None is called “${words}”, and none answers such a number.`}
          action={<Button onClick={() => void setWords(null)}>Clear search</Button>}
        />
      }
      label="Agents"
      columns={columns}
      rows={shown}
      rowKey={(agent) => agent.id}
      interactive
    />
  );
}

function columnsOf(
  nameOfMember: AgentsTableProps["nameOfMember"],
  nameOfVoice: AgentsTableProps["nameOfVoice"],
  rights: AgentRights,
): Column<AgentInTable>[] {
  return [
    {
      id: "name",
      label: "Name",
      fixed: true,
      small: "lead",
      className: "max-w-80 min-w-40",
      cell: (agent) => (
        <Link
          data-row-link
          href={`/dashboard/agent/${agent.id}`}
          title={agent.name}
          className="block truncate font-medium outline-offset-0 after:absolute after:inset-0"
        >
          {agent.name}
        </Link>
      ),
    },
    {
      id: "status",
      label: "Status",
      cell: (agent) => {
        const status = agentStatus(agent);
        return <StatusDot tone={status.tone}>{status.word}</StatusDot>;
      },
    },
    {
      id: "version",
      label: "Version",
      small: "off",
      className: "whitespace-nowrap",
      cell: ({ publishedVersion, hasUnpublishedChanges }) => (
        <>
          {publishedVersion ?? <span className="text-muted-foreground">–</span>}
          {hasUnpublishedChanges && publishedVersion !== null ? (
            <Badge tone="warning" className="ml-2">
              Changes not published
            </Badge>
          ) : null}
        </>
      ),
    },
    {
      id: "number",
      label: "Number",
      className: "whitespace-nowrap",
      cell: ({ phoneNumbers }) => <Numbers of={phoneNumbers} />,
    },
    {
      id: "user",
      label: "User",
      small: "off",
      className: "max-w-44 truncate",
      cell: (agent) =>
        agent.assignedUserId ? (
          (nameOfMember[agent.assignedUserId] ?? "–")
        ) : (
          <span className="text-muted-foreground">–</span>
        ),
    },
    {
      id: "voice",
      label: "Voice",
      small: "off",
      className: "max-w-40 truncate",
      cell: (agent) => nameOfVoice[agent.voiceId] ?? agent.voiceId,
    },
    {
      id: "language",
      label: "Language",
      extra: true,
      small: "off",
      className: "whitespace-nowrap",
      cell: (agent) => languages.find(({ id }) => id === agent.language)?.name ?? agent.language,
    },
    {
      id: "model",
      label: "Model",
      extra: true,
      small: "off",
      className: "whitespace-nowrap",
      cell: (agent) => agent.llmModel,
    },
    {
      id: "calls",
      label: "Calls, 7 days",
      numeric: true,
      cell: ({ callsLast7Days }) => (
        <span className={callsLast7Days === 0 ? "text-muted-foreground" : undefined}>
          {callsLast7Days.toLocaleString("en-US")}
          <span className="sm:hidden"> calls in 7 days</span>
        </span>
      ),
    },
    {
      id: "changed",
      label: "Changed",
      small: "off",
      className: "text-muted-foreground",
      cell: (agent) => <RelativeTime at={agent.updatedAt} />,
    },
    {
      id: "menu",
      label: "Acts",
      quiet: true,
      fixed: true,
      small: "end",
      className: "w-10 py-0! text-right",
      cell: (agent) => <AgentMenu agent={agent} rights={rights} />,
    },
  ];
}

function Numbers({ of }: { of: AgentInTable["phoneNumbers"] }) {
  const [first, ...more] = of;
  if (!first) return <span className="text-muted-foreground">No number</span>;
  return (
    <span title={of.map(({ phoneNumber }) => phoneNumber).join(", ")}>
      {first.phoneNumber}
      {more.length > 0 ? <span className="ml-1.5 text-muted-foreground">+{more.length}</span> : null}
    </span>
  );
}
