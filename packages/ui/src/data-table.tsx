"use client";

import { Columns3 } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "./dropdown-menu";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "./table";

/** One column: its head and how a row fills it. */
export type Column<Row> = {
  id: string;
  /** Its name, in the head and in the column chooser. */
  label: string;
  /** In the head instead of the name: a box that chooses all rows. */
  head?: ReactNode;
  /** What it holds; a dash marked `data-nothing` leaves no gap on a phone. */
  cell: (row: Row) => ReactNode;
  /** A figure: at the right. */
  numeric?: boolean | undefined;
  /** The head is for screen readers only: a column of buttons or marks. */
  quiet?: boolean | undefined;
  /** Names the row or acts on it: it cannot be hidden. */
  fixed?: boolean | undefined;
  /** Hidden until somebody asks for it. */
  extra?: boolean | undefined;
  /**
   * Where it goes on a phone, where a row is no line of cells but a few lines of text: "lead" and "end" make the first, "line" takes
   * a line of its own, "off" is left out; everything else follows in a quieter line.
   */
  small?: "lead" | "end" | "line" | "off" | undefined;
  className?: string | undefined;
};

const smallCell = {
  lead: "max-sm:order-1 max-sm:min-w-0 max-sm:flex-1 max-sm:text-sm max-sm:text-foreground",
  end: "max-sm:order-2",
  rest: "max-sm:order-4 max-sm:text-muted-foreground",
  line: "max-sm:order-5 max-sm:w-full max-sm:max-w-none!",
  off: "max-sm:hidden",
};

const smallRow =
  "max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:border-b max-sm:px-4 max-sm:py-2.5 max-sm:last:border-b-0 max-sm:before:order-3 max-sm:before:w-full max-sm:before:content-['']";

type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Ids of the columns chosen; null while nobody chose, then all but the extra ones show. */
  chosen?: readonly string[] | null | undefined;
  /** The row whose drawer is open. */
  current?: string | null | undefined;
  /** The first cell's link or button covers the row. */
  interactive?: boolean | undefined;
  bare?: boolean | undefined;
  /** What stands below the cells of a row, over its whole width; null for nothing. */
  under?: ((row: Row) => ReactNode) | undefined;
};

/** A table described by its columns, which the reader may choose. */
export function DataTable<Row>({ label, columns, rows, rowKey, chosen, current, ...props }: DataTableProps<Row>) {
  const shown = columns.filter((column) => isShown(column, chosen));
  return (
    // Said outright, because a table that is laid out as lines is no table to a browser any more.
    <Table label={label} bare={props.bare} role="table" className="max-sm:block">
      <TableHeader role="rowgroup" className="max-sm:sr-only">
        <TableRow role="row">
          {shown.map(({ id, label: name, head, numeric, quiet }) => (
            <TableHead key={id} numeric={numeric} role="columnheader">
              {head ?? (quiet ? <span className="sr-only">{name}</span> : name)}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody role="rowgroup" className="max-sm:block">
        {rows.map((row) => {
          const key = rowKey(row);
          const under = props.under?.(row);
          const line = (
            <TableRow
              key={key}
              role="row"
              interactive={props.interactive}
              current={current === key}
              className={cn(
                "relative",
                smallRow,
                props.interactive && "has-[[data-row-link]:focus-visible]:bg-muted",
                under && "max-sm:border-b-0 [&>td]:border-b-0",
              )}
            >
              {shown.map(({ id, cell, numeric, className, small }) => (
                <TableCell
                  key={id}
                  role="cell"
                  numeric={numeric}
                  className={cn(
                    "max-sm:h-auto max-sm:w-auto max-sm:border-b-0 max-sm:p-0! max-sm:shadow-none!",
                    "max-sm:has-[>[data-nothing]]:hidden",
                    smallCell[small ?? "rest"],
                    className,
                  )}
                >
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          );
          if (!under) return line;
          return (
            <Fragment key={key}>
              {line}
              <TableRow role="row" className="hover:bg-transparent! max-sm:block max-sm:border-b">
                <TableCell
                  role="cell"
                  colSpan={shown.length}
                  className="pt-0 pb-2.5 max-sm:block max-sm:h-auto max-sm:border-b-0"
                >
                  {under}
                </TableCell>
              </TableRow>
            </Fragment>
          );
        })}
      </TableBody>
    </Table>
  );
}

type ColumnChooserProps<Row> = {
  columns: readonly Column<Row>[];
  chosen: readonly string[] | null;
  /** Null: back to what a new reader sees. */
  onChoose: (chosen: readonly string[] | null) => void;
};

/** The menu in which columns are shown and hidden. */
export function ColumnChooser<Row>({ columns, chosen, onChoose }: ColumnChooserProps<Row>) {
  const shown = columns.filter((column) => isShown(column, chosen)).map(({ id }) => id);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" className="max-sm:hidden">
          <Columns3 />
          Columns
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>Columns</DropdownMenuLabel>
        {columns
          .filter(({ fixed }) => !fixed)
          .map(({ id, label }) => (
            <DropdownMenuCheckboxItem
              key={id}
              checked={shown.includes(id)}
              onCheckedChange={(on) => onChoose(on ? [...shown, id] : shown.filter((other) => other !== id))}
            >
              {label}
            </DropdownMenuCheckboxItem>
          ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={chosen === null} onSelect={() => onChoose(null)}>
          Reset
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function isShown<Row>(column: Column<Row>, chosen: readonly string[] | null | undefined): boolean {
  return Boolean(column.fixed) || (chosen ? chosen.includes(column.id) : !column.extra);
}
