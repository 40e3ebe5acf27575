import { Card } from "@voxcalls/ui/card";
import type { ReactNode } from "react";

interface SectionProps {
  /** For links to it: `/account#password`. */
  readonly id: string;
  readonly title: string;
  readonly description: ReactNode;
  readonly children: ReactNode;
}

/** One part of the account page: what it is at the left, what can be done at the right. */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-16 items-start gap-x-10 gap-y-4 border-t py-8 first:border-t-0 first:pt-0 lg:grid-cols-[15rem_minmax(0,40rem)]"
    >
      <header>
        <h2 id={`${id}-title`} className="text-sm font-semibold">
          {title}
        </h2>
        <p className="mt-1 text-compact text-muted-foreground">{description}</p>
      </header>
      <Card>{children}</Card>
    </section>
  );
}
