import type { ReactNode } from "react";
import { cn } from "./cn";

/** Names and values of one thing, line by line: a drawer's facts, a receipt. */
export function DetailList({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <dl className={cn("divide-y text-compact", className)}>{children}</dl>;
}

type DetailProps = {
  label: string;
  /** The value; a dash when there is none. */
  children: ReactNode;
  /** The sum at the end of a receipt. */
  strong?: boolean | undefined;
};

/** One line of a DetailList. */
export function Detail({ label, children, strong }: DetailProps) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-6 py-1.5">
      <dt className={cn("shrink-0", strong ? "font-semibold" : "text-muted-foreground")}>{label}</dt>
      <dd className={cn("min-w-0 text-right break-words", strong && "font-semibold")}>{children}</dd>
    </div>
  );
}
