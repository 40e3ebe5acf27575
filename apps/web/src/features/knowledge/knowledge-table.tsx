"use client";

import type { KnowledgeSummary } from "@voxcalls/api/schemas/knowledge";
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
import { sizeWords, statusOfBase } from "./knowledge-words";

interface KnowledgeTableProps {
  readonly bases: readonly KnowledgeSummary[];
  readonly showsOwner: boolean;
  readonly chosenColumns: readonly string[] | null;
}

const few = 6;

/** All knowledge bases, with how far they are read and what looks things up in them. */
export function KnowledgeTable({ bases, showsOwner, chosenColumns }: KnowledgeTableProps) {
  const [words, setWords] = useQueryState("q", { defaultValue: "" });
  const wanted = words.trim().toLowerCase();
  const shown = bases.filter((base) => `${base.name}\n${usersOf(base)}`.toLowerCase().includes(wanted));
  return (
    <ListTable
      name="knowledge"
      chosenColumns={chosenColumns}
      above={
        bases.length >= few || words !== "" ? (
          <search className="max-sm:w-full">
            <SearchBox
              label="Search knowledge bases"
              placeholder="Name, agent or flow"
              value={words}
              onChange={(typed) => void setWords(typed || null)}
            />
          </search>
        ) : null
      }
      empty={
        <EmptyState
          icon={<SearchX />}
          title="No knowledge base matches"
          description={`None is called “${words}”, and no agent or flow of that name uses one.`}
          action={<Button onClick={() => void setWords(null)}>Clear search</Button>}
        />
      }
      label="Knowledge bases"
      columns={showsOwner ? columns : columns.filter(({ id }) => id !== "owner")}
      rows={shown}
      rowKey={({ id }) => id}
      interactive
    />
  );
}

function usersOf({ usedBy }: KnowledgeSummary): string {
  return [...usedBy.agents, ...usedBy.flows].map(({ name }) => name).join(", ");
}

const columns: Column<KnowledgeSummary>[] = [
  {
    id: "name",
    label: "Name",
    fixed: true,
    small: "lead",
    className: "max-w-80 min-w-40",
    cell: ({ id, name }) => (
      <Link
        data-row-link
        href={`/dashboard/knowledge/${id}`}
        title={name}
        className="block truncate font-medium outline-offset-0 after:absolute after:inset-0"
      >
        {name}
      </Link>
    ),
  },
  {
    id: "status",
    label: "Status",
    className: "whitespace-nowrap",
    cell: (base) => {
      const { tone, word, pulse } = statusOfBase(base);
      return (
        <StatusDot tone={tone} pulse={pulse}>
          {word}
        </StatusDot>
      );
    },
  },
  {
    id: "sources",
    label: "Sources",
    numeric: true,
    cell: ({ sourceCount, failedSourceCount }) => (
      <>
        {sourceCount}
        <span className="sm:hidden"> {sourceCount === 1 ? "source" : "sources"}</span>
        {failedSourceCount > 0 ? <span className="text-muted-foreground">, {failedSourceCount} failed</span> : null}
      </>
    ),
  },
  { id: "size", label: "Size", numeric: true, small: "off", cell: ({ sizeBytes }) => sizeWords(sizeBytes) },
  {
    id: "used",
    label: "Used by",
    small: "off",
    className: "max-w-64 truncate",
    cell: (base) => {
      const names = usersOf(base);
      return names ? <span title={names}>{names}</span> : <span className="text-muted-foreground">Nothing yet</span>;
    },
  },
  {
    id: "owner",
    label: "Owner",
    small: "off",
    className: "max-w-44 truncate",
    cell: ({ ownerName }) => ownerName ?? <span className="text-muted-foreground">–</span>,
  },
  {
    id: "changed",
    label: "Changed",
    small: "off",
    className: "whitespace-nowrap text-muted-foreground",
    cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
  },
];
