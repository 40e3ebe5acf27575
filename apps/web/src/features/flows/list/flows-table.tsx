"use client";

import type { FlowInTable } from "@voxcalls/api/schemas/flows";
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
import type { FlowRights } from "./flow-rights";
import { FlowRowMenu } from "./flow-row-menu";

interface FlowsTableProps {
  readonly flows: readonly FlowInTable[];
  readonly rights: FlowRights;
  readonly chosenColumns: readonly string[] | null;
}

const few = 6;

/** All flows, with who follows them and what is wrong with them. */
export function FlowsTable({ flows, rights, chosenColumns }: FlowsTableProps) {
  const [words, setWords] = useQueryState("q", { defaultValue: "" });
  const wanted = words.trim().toLowerCase();
  const shown = flows.filter(
    ({ name, agents }) =>
      name.toLowerCase().includes(wanted) || agents.some((agent) => agent.name.toLowerCase().includes(wanted)),
  );
  return (
    <ListTable
      name="flows"
      chosenColumns={chosenColumns}
      above={
        flows.length >= few || words !== "" ? (
          <search className="max-sm:w-full">
            <SearchBox
              label="Search flows"
              placeholder="Flow or agent"
              value={words}
              onChange={(typed) => void setWords(typed || null)}
            />
          </search>
        ) : null
      }
      empty={
        <EmptyState
          icon={<SearchX />}
          title="No flow matches"
          description={`None is called “${words}”, and no agent of that name follows one.`}
          action={<Button onClick={() => void setWords(null)}>Clear search</Button>}
        />
      }
      label="Flows"
      columns={columnsOf(rights)}
      rows={shown}
      rowKey={({ id }) => id}
      interactive
    />
  );
}

function columnsOf(rights: FlowRights): Column<FlowInTable>[] {
  return [
    {
      id: "name",
      label: "Name",
      fixed: true,
      small: "lead",
      className: "max-w-80 min-w-40",
      cell: ({ id, name }) => (
        <Link
          data-row-link
          href={`/dashboard/flows/${id}`}
          title={name}
          className="block truncate font-medium outline-offset-0 after:absolute after:inset-0"
        >
          {name}
        </Link>
      ),
    },
    {
      id: "agents",
      label: "Agents that follow",
      className: "max-w-64 truncate",
      cell: ({ agents }) => <Followers of={agents} />,
    },
    {
      id: "nodes",
      label: "Nodes",
      numeric: true,
      cell: ({ nodeCount }) => (
        <>
          {nodeCount}
          <span className="sm:hidden"> {nodeCount === 1 ? "node" : "nodes"}</span>
        </>
      ),
    },
    {
      id: "problems",
      label: "Problems",
      cell: ({ problemCount }) =>
        problemCount === 0 ? (
          <span data-nothing>
            <StatusDot tone="success">None</StatusDot>
          </span>
        ) : (
          <StatusDot tone="warning">{problemCount === 1 ? "1 problem" : `${problemCount} problems`}</StatusDot>
        ),
    },
    {
      id: "changed",
      label: "Changed",
      small: "off",
      className: "text-muted-foreground",
      cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
    },
    {
      id: "menu",
      label: "Acts",
      quiet: true,
      fixed: true,
      small: "end",
      className: "w-10 py-0! text-right",
      cell: (flow) => <FlowRowMenu flow={flow} rights={rights} />,
    },
  ];
}

function Followers({ of }: { of: FlowInTable["agents"] }) {
  const names = of.map(({ name }) => name).join(", ");
  if (names === "") {
    return (
      <span data-nothing className="text-muted-foreground">
        None yet
      </span>
    );
  }
  return (
    <span title={names}>
      <span className="sm:hidden">Followed by </span>
      {names}
    </span>
  );
}
