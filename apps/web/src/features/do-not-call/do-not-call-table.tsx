"use client";

import type { DoNotCallView } from "@voxcalls/api/schemas/do-not-call";
import type { Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { useQueryStates } from "nuqs";
import { FilterBar } from "~/features/shell/filter-bar";
import { ListTable } from "~/features/shell/list-table";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { listPlace } from "./list-place";
import { RemoveListed } from "./remove-listed";

interface DoNotCallTableProps {
  readonly numbers: readonly DoNotCallView[];
  readonly mayManage: boolean;
  readonly chosenColumns: readonly string[] | null;
}

/** Whom nobody of the organisation calls. */
export function DoNotCallTable({ numbers, mayManage, chosenColumns }: DoNotCallTableProps) {
  const [{ q }, set] = useQueryStates(listPlace, { shallow: false, history: "push" });
  const clear = () => void set({ q: null, trail: null });
  return (
    <ListTable
      name="do-not-call"
      chosenColumns={chosenColumns}
      label="Numbers that are not called"
      columns={mayManage ? [...columns, acts] : columns}
      rows={numbers}
      rowKey={({ id }) => id}
      above={
        <FilterBar
          search={{ label: "Search numbers", placeholder: "Part of a number", maxLength: 20 }}
          words={q}
          onWords={(words) => void set({ q: words, trail: null })}
          onClear={q === null ? null : clear}
        >
          {null}
        </FilterBar>
      }
      empty={
        <NothingMatches
          href="/dashboard/batches/do-not-call"
          title="No number matches"
          description={`No number on the list holds “${q ?? ""}”.`}
        />
      }
    />
  );
}

const columns: Column<DoNotCallView>[] = [
  {
    id: "number",
    label: "Number",
    fixed: true,
    small: "lead",
    className: "whitespace-nowrap font-medium tabular-nums",
    cell: ({ phoneNumber }) => phoneNumber,
  },
  {
    id: "source",
    label: "Where the wish came from",
    small: "line",
    className: "max-w-96",
    cell: ({ source }) => (
      <span className="block truncate" title={source}>
        {source}
      </span>
    ),
  },
  { id: "by", label: "Added by", className: "max-w-52 truncate", cell: ({ addedBy }) => addedBy },
  {
    id: "at",
    label: "Added",
    className: "whitespace-nowrap text-muted-foreground",
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

const acts: Column<DoNotCallView> = {
  id: "acts",
  label: "Acts",
  quiet: true,
  fixed: true,
  small: "end",
  className: "w-0 text-right",
  cell: (listed) => <RemoveListed listed={listed} />,
};
