import { cn } from "./cn";

/** The mark: voice bars that draw a V. With `word`, the name beside it. */
export function Logo({ word, className }: { word?: boolean | undefined; className?: string | undefined }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold tracking-tight", className)}>
      <svg
        viewBox="0 0 24 24"
        role={word ? "none" : "img"}
        aria-label={word ? undefined : "VoxCalls"}
        className="size-6"
      >
        <rect width="24" height="24" rx="6" className="fill-primary" />
        <path
          d="M5.5 7v2.5M8.75 7v6M12 7v10M15.25 7v6M18.5 7v2.5"
          className="stroke-primary-foreground"
          strokeWidth="1.9"
          strokeLinecap="round"
        />
      </svg>
      {word ? "VoxCalls" : null}
    </span>
  );
}
