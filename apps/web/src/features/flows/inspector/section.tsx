import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  /** Muted, at the right: what is set inside. */
  readonly aside?: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A part of a form that opens. */
export function Section({ title, aside, open = false, children }: SectionProps) {
  return (
    <details open={open} className="group border-b last:border-b-0">
      <summary className="flex h-10 list-none items-center gap-1.5 px-4 text-compact font-semibold -outline-offset-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-muted-foreground transition-transform group-open:rotate-90" />
        {title}
        {aside ? <span className="ml-auto truncate text-xs font-normal text-muted-foreground">{aside}</span> : null}
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
