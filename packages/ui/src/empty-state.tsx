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
  /** The heading's rank: 1 where nothing else on the page has a heading. */
  level?: 1 | 2;
  className?: string | undefined;
};

/** Nothing here yet, why, and the one thing to do about it. */
export function EmptyState({ icon, title, description, action, level = 2, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={cn("flex flex-col items-center px-6 py-16 text-center", className)}>
      <span
        aria-hidden
        className="mb-4 grid size-10 place-items-center rounded-lg border bg-card text-muted-foreground [&_svg]:size-4"
      >
        {icon}
      </span>
      <Heading className="text-sm font-semibold">{title}</Heading>
      <p className="mt-1 max-w-sm text-compact text-balance text-muted-foreground">{description}</p>
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
