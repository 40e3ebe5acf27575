"use client";

import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import type { BatchDraft } from "./batch-draft";
import { variableNameOf, type FileColumn } from "./read-head";

interface MapColumnsProps {
  readonly columns: readonly FileColumn[];
  readonly draft: Pick<BatchDraft, "numberColumn" | "variables">;
  readonly onChange: (change: Partial<BatchDraft>) => void;
}

const uses = [
  { value: "number", label: "The number to call" },
  { value: "variable", label: "A variable of the prompt" },
  { value: "none", label: "Left out" },
];

/** What each column of the file is for, beside what stands in it. */
export function MapColumns({ columns, draft, onChange }: MapColumnsProps) {
  const { numberColumn, variables } = draft;
  const meantAs = (head: string) => (head === numberColumn ? "number" : variables[head] == null ? "none" : "variable");
  const pick = (head: string, use: string) => {
    if (use === "number") onChange({ numberColumn: head, variables: { ...variables, [head]: null } });
    else onChange({ variables: { ...variables, [head]: use === "variable" ? variableNameOf(head) : null } });
  };
  const table: Column<FileColumn>[] = [
    {
      id: "column",
      label: "Column",
      small: "lead",
      className: "max-w-44 font-medium",
      cell: ({ head }) => (
        <span className="block truncate" title={head}>
          {head || "(no name)"}
        </span>
      ),
    },
    {
      id: "samples",
      label: "Stands there",
      small: "line",
      className: "max-w-64 text-muted-foreground",
      cell: ({ samples }) => <span className="block truncate">{samples.filter(Boolean).join(" · ") || "–"}</span>,
    },
    {
      id: "use",
      label: "Is",
      small: "line",
      cell: ({ head }) => (
        <span className="flex flex-wrap items-center gap-2">
          <Select
            aria-label={`What ${head} is`}
            controlSize="sm"
            className="w-48"
            value={meantAs(head)}
            onValueChange={(use) => pick(head, use)}
            disabled={head === numberColumn || head === ""}
            options={uses}
          />
          {meantAs(head) === "variable" ? (
            <Input
              aria-label={`Name of the variable from ${head}`}
              className="h-7 w-40"
              value={variables[head] ?? ""}
              onChange={(event) => onChange({ variables: { ...variables, [head]: event.target.value } })}
            />
          ) : null}
        </span>
      ),
    },
  ];
  return <DataTable label="Columns of the file" columns={table} rows={columns} rowKey={({ head }) => head} />;
}
