"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { Select } from "./select";

type PaginationProps = {
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
  pageSize: number;
  onPageSizeChange: (pageSize: number) => void;
  pageSizes?: readonly number[];
  /** At the left: "1,284 calls". */
  summary?: ReactNode;
  className?: string | undefined;
};

/** Previous and next for lists that page by cursor, and how many rows a page has. */
export function Pagination({ pageSize, pageSizes = [25, 50, 100], summary, className, ...props }: PaginationProps) {
  return (
    <nav aria-label="Pages" className={cn("flex flex-wrap items-center justify-between gap-3 pt-3", className)}>
      <span className="text-compact text-muted-foreground">{summary}</span>
      <div className="flex items-center gap-2">
        <span className="text-compact whitespace-nowrap text-muted-foreground max-sm:sr-only">Rows</span>
        <Select
          aria-label="Rows a page"
          look="button"
          controlSize="sm"
          className="w-18"
          value={String(pageSize)}
          onValueChange={(size) => props.onPageSizeChange(Number(size))}
          options={pageSizes.map((size) => ({ value: String(size), label: String(size) }))}
        />
        <Button size="sm" disabled={!props.hasPrevious} onClick={props.onPrevious} className="ml-2">
          <ChevronLeft />
          Previous
        </Button>
        <Button size="sm" disabled={!props.hasNext} onClick={props.onNext}>
          Next
          <ChevronRight />
        </Button>
      </div>
    </nav>
  );
}
