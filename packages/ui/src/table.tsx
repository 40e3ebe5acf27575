import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { TableFrame } from "./table-frame";

type TableProps = ComponentProps<"table"> & {
  /** Names the table for screen readers. */
  label: string;
  /** No frame of its own: for a table that is the body of a card. */
  bare?: boolean | undefined;
};

/** A table in its hairline frame, with a head that stays in sight. */
export function Table({ label, bare, className, ...props }: TableProps) {
  return (
    <TableFrame label={label} bare={Boolean(bare)}>
      <table
        aria-label={label}
        className={cn("w-full border-separate border-spacing-0 text-left text-compact", className)}
        {...props}
      />
    </TableFrame>
  );
}

/** Head of the table; holds one TableRow of TableHead cells. */
export function TableHeader(props: ComponentProps<"thead">) {
  return <thead {...props} />;
}

/** Body of the table. */
export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr:last-child>td]:border-b-0", className)} {...props} />;
}

/** Sums under the body. */
export function TableFooter({ className, ...props }: ComponentProps<"tfoot">) {
  return <tfoot className={cn("font-medium [&_td]:border-t [&_td]:border-b-0", className)} {...props} />;
}

type TableRowProps = ComponentProps<"tr"> & {
  /** The row the keyboard stands on, or whose drawer is open. */
  current?: boolean | undefined;
  /** The whole row can be clicked; a link or button in its first cell serves the keyboard. */
  interactive?: boolean | undefined;
};

/** One row. */
export function TableRow({ current, interactive, className, ...props }: TableRowProps) {
  return (
    <tr
      aria-current={current ? "true" : undefined}
      className={cn(
        "group/row transition-colors [tbody>&]:hover:bg-muted",
        interactive && "cursor-pointer",
        current && "bg-muted [&>td:first-child]:shadow-[inset_2px_0_0_var(--brand)]",
        className,
      )}
      {...props}
    />
  );
}

type TableHeadProps = ComponentProps<"th"> & {
  /** A figure: at the right. */
  numeric?: boolean | undefined;
  /** How the rows are sorted by this column; with `onSort` the head is a button. */
  sort?: "asc" | "desc" | "none" | undefined;
  onSort?: (() => void) | undefined;
};

/** Head of one column. */
export function TableHead({ numeric, sort, onSort, className, children, ...props }: TableHeadProps) {
  return (
    <th
      scope="col"
      aria-sort={sort === "asc" ? "ascending" : sort === "desc" ? "descending" : undefined}
      className={cn(
        "sticky top-0 z-10 h-9 border-b bg-card px-3 text-xs font-medium whitespace-nowrap text-muted-foreground first:rounded-tl-lg first:pl-4 last:rounded-tr-lg last:pr-4",
        numeric && "text-right",
        className,
      )}
      {...props}
    >
      {onSort ? <SortButton sort={sort ?? "none"} onSort={onSort} label={children} numeric={numeric} /> : children}
    </th>
  );
}

type SortButtonProps = {
  sort: "asc" | "desc" | "none";
  onSort: () => void;
  label: ReactNode;
  numeric: boolean | undefined;
};

function SortButton({ sort, onSort, label, numeric }: SortButtonProps) {
  const Arrow = sort === "asc" ? ArrowUp : sort === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <button
      type="button"
      onClick={onSort}
      className={cn(
        "group/sort inline-flex h-6 items-center gap-1 rounded-sm hover:text-foreground",
        sort !== "none" && "text-foreground",
        // The word has to stand over the figures, so the arrow goes before it.
        numeric && "flex-row-reverse",
      )}
    >
      {label}
      <Arrow
        aria-hidden
        className={cn(
          "size-3",
          sort === "none" && "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
        )}
      />
    </button>
  );
}

/** One cell; `numeric` puts figures at the right. */
export function TableCell({ numeric, className, ...props }: ComponentProps<"td"> & { numeric?: boolean | undefined }) {
  return (
    <td
      className={cn(
        "h-10 border-b px-3 py-1.5 align-middle first:pl-4 last:pr-4 [&>.inline-flex]:align-middle",
        numeric && "text-right whitespace-nowrap",
        className,
      )}
      {...props}
    />
  );
}
