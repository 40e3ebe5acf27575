interface PlanUseProps {
  readonly used: number;
  readonly limit: number;
  readonly noun: string;
}

const fills = { calm: "bg-muted-foreground", near: "bg-warning", full: "bg-danger" };

/** How much of a limit of the plan is used, small enough to stand beside a page's title. */
export function PlanUse({ used, limit, noun }: PlanUseProps) {
  const share = limit > 0 ? Math.min(1, used / limit) : 1;
  const level = share >= 0.9 ? "full" : share >= 0.75 ? "near" : "calm";
  return (
    <span className="inline-flex items-center gap-2 text-compact text-muted-foreground">
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-secondary">
        <span className={`block h-full rounded-full ${fills[level]}`} style={{ width: `${share * 100}%` }} />
      </span>
      {used} of {limit} {noun}
    </span>
  );
}
