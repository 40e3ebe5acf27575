import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  /** A Lucide icon. */
  icon: ReactNode;
  /** What will be here: "No calls yet". */
  title: string;
  /** What the page is for, in a sentence; or, when filters hide everything, that they do. */
  description: ReactNode;
  /** The one next button; for filtered-empty: "Clear filters". */
  action?: ReactNode;
  className?: string | undefined;
};

/** Nothing here yet, why, and the one thing to do about it. */
export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-16 text-center", className)}>
      <span
        aria-hidden
        className="mb-4 grid size-10 place-items-center rounded-lg border bg-card text-muted-foreground [&_svg]:size-4"
      >
        {icon}
      </span>
      <h2 className="text-sm font-semibold">{title}</h2>
      <p className="mt-1 max-w-sm text-compact text-balance text-muted-foreground">{description}</p>
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
