"use client";

import type { BatchRowView } from "@voxcalls/api/schemas/batches";
import type { Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { useQueryStates } from "nuqs";
import { durationWords, exactPriceWords, reasonWords } from "~/features/calls/call-words";
import { FilterSelect } from "~/features/shell/filter-select";
import { ListTable } from "~/features/shell/list-table";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { outcomeWords, rowStates } from "./batch-words";
import { rowPlace } from "./row-place";

interface RowsTableProps {
  readonly batchId: string;
  readonly rows: readonly BatchRowView[];
  readonly variables: readonly string[];
  readonly chosenColumns: readonly string[] | null;
}

const states = Object.entries(rowStates).map(([value, { word: label }]) => ({
  value: value as BatchRowView["state"],
  label,
}));

/** Every line of a batch's file, and what became of it. */
export function RowsTable({ batchId, rows, variables, chosenColumns }: RowsTableProps) {
  const [{ state }, set] = useQueryStates(rowPlace, { shallow: false, history: "push" });
  return (
    <ListTable
      name="batch-rows"
      chosenColumns={chosenColumns}
      label="Numbers"
      columns={[...columns, ...variables.map(columnOf)]}
      rows={rows}
      rowKey={({ id }) => id}
      above={
        <FilterSelect
          label="State"
          any="Any state"
          value={state}
          choices={states}
          onPick={(picked) => void set({ state: picked, trail: null })}
        />
      }
      empty={
        <NothingMatches
          href={`/dashboard/batches/${batchId}`}
          title="No number matches"
          description="No line of the file is in this state."
        />
      }
    />
  );
}

const columns: Column<BatchRowView>[] = [
  {
    id: "line",
    label: "Line",
    numeric: true,
    small: "off",
    className: "w-14 text-muted-foreground",
    cell: ({ line }) => line,
  },
  {
    id: "number",
    label: "Number",
    fixed: true,
    small: "lead",
    className: "max-w-52 whitespace-nowrap tabular-nums",
    cell: ({ toNumber }) => (
      <span className="block truncate" title={toNumber}>
        {toNumber || "–"}
      </span>
    ),
  },
  {
    id: "state",
    label: "State",
    small: "end",
    cell: ({ state }) => (
      <StatusDot tone={rowStates[state].tone} pulse={state === "calling"}>
        {rowStates[state].word}
      </StatusDot>
    ),
  },
  {
    id: "outcome",
    label: "Why",
    small: "line",
    className: "max-w-56 min-w-36",
    cell: ({ outcome, endReason }) => (
      <span className="block truncate" title={endReason === null ? outcomeWords(outcome) : reasonWords(endReason)}>
        {outcomeWords(outcome)}
      </span>
    ),
  },
  { id: "tries", label: "Tries", numeric: true, extra: true, small: "off", cell: ({ tries }) => tries },
  {
    id: "at",
    label: "When",
    className: "whitespace-nowrap",
    cell: ({ endedAt, dueAt, state }) =>
      state === "waiting" && dueAt ? (
        <span className="text-muted-foreground">
          <span className="sr-only">Not before </span>
          <RelativeTime at={dueAt} />
        </span>
      ) : endedAt ? (
        <RelativeTime at={endedAt} />
      ) : (
        <span data-nothing>–</span>
      ),
  },
  {
    id: "duration",
    label: "Duration",
    numeric: true,
    small: "off",
    cell: ({ durationSeconds }) => durationWords(durationSeconds),
  },
  {
    id: "cost",
    label: "Cost",
    numeric: true,
    extra: true,
    small: "off",
    cell: ({ totalCost }) => (totalCost === null ? "–" : exactPriceWords(totalCost)),
  },
  {
    id: "call",
    label: "Call",
    quiet: true,
    cell: ({ callId, toNumber }) =>
      callId === null ? (
        <span data-nothing />
      ) : (
        <TextLink href={`/dashboard/calls/${callId}`}>
          Call<span className="sr-only"> to {toNumber}</span>
        </TextLink>
      ),
  },
];

function columnOf(name: string): Column<BatchRowView> {
  return {
    id: `variable-${name}`,
    label: name,
    extra: true,
    small: "off",
    className: "max-w-44 truncate",
    cell: ({ variables }) => variables[name] ?? "–",
  };
}
