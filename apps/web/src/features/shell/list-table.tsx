"use client";

import { ColumnChooser, DataTable, type Column } from "@voxcalls/ui/data-table";
import type { ReactNode } from "react";
import { useShownColumns } from "./use-shown-columns";

interface ListTableProps<Row> {
  /** Whose columns are remembered: a name of its own for every list. */
  readonly name: string;
  readonly chosenColumns: readonly string[] | null;
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Stands at the left of the column chooser: filters, or sums. */
  readonly above?: ReactNode;
  /** In the place of a table without rows. */
  readonly empty?: ReactNode;
  readonly current?: string | null;
  readonly interactive?: boolean;
  /** What stands below the cells of a row. */
  readonly under?: (row: Row) => ReactNode;
}

/** A list's table under its filters, with the choice of its columns. */
export function ListTable<Row>({ name, chosenColumns, above, empty, columns, rows, ...props }: ListTableProps<Row>) {
  const [chosen, choose] = useShownColumns(name, chosenColumns);
  return (
    <>
      <div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <div className="contents">{above}</div>
        <div className="-mr-2.5 ml-auto">
          <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />
        </div>
      </div>
      {rows.length > 0 ? <DataTable columns={columns} rows={rows} chosen={chosen} {...props} /> : empty}
    </>
  );
}
