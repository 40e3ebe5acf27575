import { Card, CardHeader } from "@voxcalls/ui/card";
import { StatusDot } from "@voxcalls/ui/status-dot";
import Link from "next/link";
import type { Concern } from "./attention";

const shown = 5;

/** What needs attention; absent when nothing does. */
export function AttentionList({ concerns }: { concerns: readonly Concern[] }) {
  if (concerns.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Needs attention" />
      <ul className="mt-2 divide-y border-t">
        {concerns.slice(0, shown).map(({ id, tone, what, why, href }) => (
          <li key={id}>
            <Link
              href={href}
              className="flex items-start gap-2.5 px-4 py-2.5 text-compact -outline-offset-2 hover:bg-muted"
            >
              <StatusDot tone={tone} className="mt-1.5">
                <span className="sr-only">{tone === "danger" ? "Urgent:" : "Soon:"}</span>
              </StatusDot>
              <span className="min-w-0">
                <span className="block truncate font-medium">{what}</span>
                <span className="block text-muted-foreground">{why}</span>
              </span>
            </Link>
          </li>
        ))}
        {concerns.length > shown ? (
          <li className="px-4 py-2.5 text-xs text-muted-foreground">and {concerns.length - shown} more</li>
        ) : null}
      </ul>
    </Card>
  );
}
