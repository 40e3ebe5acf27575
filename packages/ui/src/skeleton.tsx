import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The shape of something that is on its way: give it the size of what will stand there. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("h-4 animate-pulse rounded-sm bg-secondary", className)} {...props} />;
}

/** A table on its way: the same frame, head and row height, so that nothing jumps. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="rounded-lg border bg-card">
      <div className="h-9 border-b" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b px-4 last:border-b-0">
          {Array.from({ length: columns }, (_, column) => (
            <div key={column} className="flex-1">
              <Skeleton className="h-3" style={{ width: `${45 + ((row * 17 + column * 29) % 45)}%` }} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
