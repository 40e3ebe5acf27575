import type { ReactNode } from "react";
import { cn } from "./cn";
import { limitLevel } from "./limit-level";

const fills = { calm: "bg-muted-foreground", near: "bg-warning", full: "bg-danger" };

type LimitBarProps = {
  /** What is limited: "Minutes this month". */
  label: string;
  used: number;
  limit: number;
  /** How a figure is written; with thousands separators unless told. */
  format?: ((figure: number) => string) | undefined;
  /** Under the bar: when it renews, a link to the plan. */
  note?: ReactNode;
  className?: string | undefined;
};

/** Used against allowed: quiet up to 75 %, amber from there, rose from 90 %, always with the figures in words. */
export function LimitBar({ label, used, limit, format = separated, note, className }: LimitBarProps) {
  const percent = limit > 0 ? Math.min(100, (used / limit) * 100) : 100;
  const level = limitLevel(used, limit);
  const left = Math.max(0, limit - used);
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4 text-compact">
        <span className="text-secondary-foreground">{label}</span>
        <span>
          <span className="font-medium">{format(used)}</span>
          <span className="text-muted-foreground"> / {format(limit)}</span>
        </span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(used, limit)}
        aria-valuetext={`${format(used)} of ${format(limit)} used`}
        className="h-1.5 w-full overflow-hidden rounded-full bg-secondary"
      >
        <div className={cn("h-full rounded-full", fills[level])} style={{ width: `${percent}%` }} />
      </div>
      {level === "calm" && !note ? null : (
        <p className="flex justify-between gap-4 text-xs text-muted-foreground">
          <span>{note}</span>
          {level === "calm" ? null : (
            <span className="ml-auto shrink-0 font-medium text-foreground">
              {left > 0 ? `${format(left)} left` : "Limit reached"}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function separated(figure: number): string {
  return figure.toLocaleString("en-US", { maximumFractionDigits: 1 });
}
