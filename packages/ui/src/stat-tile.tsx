import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { AppLink } from "./link";
import { Skeleton } from "./skeleton";

/** Tiles in one frame, divided by hairlines; as many to a line as fit. */
export function StatTiles({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div className={cn("overflow-hidden rounded-lg border bg-card", className)}>
      <dl className="-mt-px -ml-px grid grid-cols-2 sm:grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))]">{children}</dl>
    </div>
  );
}

type StatTileProps = {
  label: string;
  /** The figure, already written: "1,284", "$412.90". A dash when there is none. */
  value: ReactNode;
  /** Smaller, after the figure: "min", "of 5,000". */
  unit?: ReactNode;
  /** Change against the previous period as a fraction (0.12 = 12 % more); null when there is nothing to compare. */
  change?: number | null | undefined;
  /** Which way is good; without it the change is only told, not judged. */
  goodWhen?: "up" | "down" | undefined;
  /** Stands where the change stands when there is none. */
  hint?: ReactNode;
  /** Where the figure comes from. */
  href?: string | undefined;
  loading?: boolean | undefined;
};

/** One figure that matters, and how it moved. */
export function StatTile({ label, value, unit, change, goodWhen, hint, href, loading }: StatTileProps) {
  return (
    <div className="relative min-w-0 border-t border-l px-4 py-3">
      <dt className="truncate text-compact text-muted-foreground">
        {href ? (
          <AppLink href={href} className="after:absolute after:inset-0 hover:text-foreground">
            {label}
          </AppLink>
        ) : (
          label
        )}
      </dt>
      {loading ? (
        <dd className="mt-2 mb-1 flex flex-col gap-2.5">
          <Skeleton className="h-6 w-20" />
          <Skeleton className="h-3 w-24" />
        </dd>
      ) : (
        <dd className="mt-1">
          <span className="text-2xl font-semibold tracking-tight">{value}</span>
          {unit ? <span className="ml-1 text-compact text-muted-foreground">{unit}</span> : null}
          <span className="mt-0.5 block min-h-4 truncate text-xs text-muted-foreground">
            {typeof change === "number" ? <Change change={change} goodWhen={goodWhen} /> : hint}
          </span>
        </dd>
      )}
    </div>
  );
}

function Change({ change, goodWhen }: { change: number; goodWhen: "up" | "down" | undefined }) {
  const percent = Math.round(change * 1000) / 10;
  const Arrow = percent > 0 ? ArrowUpRight : percent < 0 ? ArrowDownRight : ArrowRight;
  const good = goodWhen && percent !== 0 ? percent > 0 === (goodWhen === "up") : undefined;
  return (
    <span className="inline-flex items-center gap-1">
      <span
        className={cn(
          "inline-flex items-center gap-0.5 font-medium",
          good === undefined ? "text-secondary-foreground" : good ? "text-success-strong" : "text-danger-strong",
        )}
      >
        <Arrow aria-hidden className="size-3.5" />
        {percent > 0 ? "+" : percent < 0 ? "−" : ""}
        {Math.abs(percent)}%
      </span>
      vs previous
    </span>
  );
}
