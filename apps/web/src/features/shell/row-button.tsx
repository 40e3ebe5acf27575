import { cn } from "@voxcalls/ui/cn";
import type { ReactNode } from "react";

interface RowButtonProps {
  readonly onOpen: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The button of a table's row that opens its drawer: the whole row takes the press, and the table's keys find it. */
export function RowButton({ onOpen, className, children }: RowButtonProps) {
  return (
    <button
      type="button"
      data-row-link
      className={cn("rounded-sm text-left font-medium after:absolute after:inset-0", className)}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}
