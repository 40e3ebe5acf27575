import { cn } from "./cn";

type ProgressProps = {
  /** What is on its way, for screen readers. */
  label: string;
  /** 0 to `max`; leave out when nobody knows how long it takes. */
  value?: number | undefined;
  max?: number;
  className?: string | undefined;
};

/** How far a piece of work has come. For used against allowed take LimitBar. */
export function Progress({ label, value, max = 100, className }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-secondary", className)}
    >
      <div
        className={cn(
          "h-full rounded-full bg-primary transition-[width]",
          percent === undefined && "w-1/3 animate-pulse",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
