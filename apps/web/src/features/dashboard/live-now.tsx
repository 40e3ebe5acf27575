"use client";

import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { Card, CardHeader } from "@voxcalls/ui/card";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import Link from "next/link";
import { useLiveCalls } from "~/features/calls/use-live-calls";
import { trpc } from "~/trpc/client";

const shown = 5;

interface LiveNowProps {
  readonly initial: { data: CallInTable[]; nextCursor: string | null; hasMore: boolean };
}

/** Calls that are going on; kept up to date as they begin and end. */
export function LiveNow({ initial }: LiveNowProps) {
  const { refetchInterval } = useLiveCalls();
  const live = trpc.calls.table.useQuery(
    { status: "in_progress", limit: shown },
    { initialData: initial, refetchInterval },
  );
  const calls = live.data.data;
  return (
    <Card>
      <CardHeader
        title="Live now"
        actions={
          calls.length > 0 ? (
            <StatusDot tone="info" pulse className="text-compact text-muted-foreground">
              {live.data.hasMore ? `more than ${shown}` : calls.length}
            </StatusDot>
          ) : undefined
        }
      />
      {calls.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-compact text-muted-foreground">Nobody is on the phone.</p>
      ) : (
        <ul className="mt-2 divide-y border-t">
          {calls.map((call) => (
            <li key={call.id}>
              <Link
                href={`/dashboard/calls/${call.id}`}
                className="flex items-baseline justify-between gap-3 px-4 py-2.5 text-compact -outline-offset-2 hover:bg-muted"
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium">{call.phoneNumber ?? "Unknown number"}</span>
                  <span className="block truncate text-muted-foreground">{call.agentName ?? "No agent"}</span>
                </span>
                <span className="shrink-0 text-muted-foreground">
                  <RelativeTime at={call.startedAt ?? call.createdAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
