"use client";

import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";
import { Button } from "@voxcalls/ui/button";
import type { Column } from "@voxcalls/ui/data-table";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { SearchX } from "lucide-react";
import { useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { ListTable } from "~/features/shell/list-table";
import { SearchBox } from "~/features/shell/search-box";
import { BindNumber, type Choice } from "./bind-number";
import { countryWords, typeWords } from "./number-words";
import { ReleaseNumber } from "./release-number";

interface NumbersTableProps {
  readonly numbers: readonly PhoneNumberView[];
  /** Null for readers who may look, but not bind or release. */
  readonly edit: { agents: readonly Choice[]; members: readonly Choice[] } | null;
  readonly chosenColumns: readonly string[] | null;
}

const few = 6;

/** The numbers, who answers them and whose they are. */
export function NumbersTable({ numbers, edit, chosenColumns }: NumbersTableProps) {
  const [words, setWords] = useQueryState("q", { defaultValue: "" });
  const columns = columnsOf(edit);
  const wanted = words.trim().toLowerCase();
  const shown = numbers.filter(({ phoneNumber, nickname, assignedAgentName, assignedUserName }) =>
    [phoneNumber, nickname, assignedAgentName, assignedUserName].some((text) => text?.toLowerCase().includes(wanted)),
  );
  return (
    <ListTable
      name="numbers"
      chosenColumns={chosenColumns}
      above={
        numbers.length >= few || words !== "" ? (
          <search className="max-sm:w-full">
            <SearchBox
              label="Search numbers"
              placeholder="Number, agent or member"
              value={words}
              onChange={(typed) => void setWords(typed || null)}
            />
          </search>
        ) : null
      }
      empty={
        <EmptyState
          icon={<SearchX />}
          title="No number matches"
          description={`None contains “${words}”, nor does its agent or member.`}
          action={<Button onClick={() => void setWords(null)}>Clear search</Button>}
        />
      }
      label="Numbers"
      columns={columns}
      rows={shown}
      rowKey={(number) => number.id}
    />
  );
}

function columnsOf(edit: NumbersTableProps["edit"]): Column<PhoneNumberView>[] {
  const columns: Column<PhoneNumberView>[] = [
    {
      id: "number",
      label: "Number",
      fixed: true,
      small: "lead",
      className: "whitespace-nowrap",
      cell: ({ phoneNumber, nickname }) => (
        <>
          <span className="font-medium">{phoneNumber}</span>
          {nickname ? <span className="ml-2 text-muted-foreground">{nickname}</span> : null}
        </>
      ),
    },
    { id: "status", label: "Status", cell: (number) => <NumberStatus number={number} /> },
    {
      id: "agent",
      label: "Answered by",
      small: "line",
      className: "max-w-64",
      cell: (number) => (
        <Bound label="Answered by">
          {edit ? (
            <BindNumber number={number} what="agent" choices={edit.agents} />
          ) : (
            (number.assignedAgentName ?? "Nobody")
          )}
        </Bound>
      ),
    },
    {
      id: "user",
      label: "Belongs to",
      small: "line",
      className: "max-w-64",
      cell: (number) => (
        <Bound label="Belongs to">
          {edit ? (
            <BindNumber number={number} what="user" choices={edit.members} />
          ) : (
            (number.assignedUserName ?? "Nobody")
          )}
        </Bound>
      ),
    },
    {
      id: "type",
      label: "Type",
      className: "whitespace-nowrap text-secondary-foreground",
      cell: ({ numberType, countryCode }) => `${typeWords[numberType]}, ${countryWords(countryCode)}`,
    },
    {
      id: "since",
      label: "Since",
      small: "off",
      className: "text-muted-foreground",
      cell: ({ assignedAt }) => (assignedAt ? <RelativeTime at={assignedAt} /> : "–"),
    },
  ];
  if (!edit) return columns;
  return [
    ...columns,
    {
      id: "acts",
      label: "Acts",
      quiet: true,
      fixed: true,
      small: "end",
      className: "text-right",
      cell: (number) => <ReleaseNumber number={number} />,
    },
  ];
}

/** On a phone there is no head above the column, so its name stands beside the choice. */
function Bound({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-4">
      <span className="w-20 shrink-0 text-compact sm:hidden">{label}</span>
      {children}
    </span>
  );
}

function NumberStatus({ number }: { number: PhoneNumberView }) {
  if (number.status === "suspended") return <StatusDot tone="danger">Suspended</StatusDot>;
  if (number.syncState === "pending") return <StatusDot tone="warning">Saving at the provider</StatusDot>;
  return number.assignedAgentId ? (
    <StatusDot tone="success">In use</StatusDot>
  ) : (
    <StatusDot tone="neutral">Answered by nobody</StatusDot>
  );
}
