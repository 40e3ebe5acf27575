"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Segmented } from "@voxcalls/ui/segmented";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { eventWords } from "./event-words";

const views = [
  { value: "events", label: "Events" },
  { value: "raw", label: "Raw" },
] as const;

/** What the provider told of the call: when, and, without secrets and addresses, what. */
export function CallBehind({ id }: Pick<CallDetail, "id">) {
  const [view, setView] = useState<(typeof views)[number]["value"]>("events");
  const told = trpc.calls.events.useQuery({ id });
  return (
    <Card>
      <CardHeader
        title="From the provider"
        actions={<Segmented label="View" value={view} onValueChange={setView} options={[...views]} />}
      />
      <CardContent>
        {told.error ? (
          <FormFailure failure={failureOf(told.error)} />
        ) : !told.data ? (
          <Skeleton className="h-24" />
        ) : view === "raw" ? (
          <Raw raw={told.data.raw} />
        ) : told.data.events.length === 0 ? (
          <p className="text-muted-foreground">Nothing is left: events are kept for ninety days.</p>
        ) : (
          <ol className="flex flex-col divide-y">
            {told.data.events.map(({ event, source, isSettled, receivedAt }, index) => (
              <li key={index} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2 text-compact">
                <span className="font-medium">{eventWords(event)}</span>
                <span className="text-muted-foreground">{source === "asked" ? "asked for" : "told"}</span>
                {isSettled ? null : <StatusDot tone="warning">Not taken in</StatusDot>}
                <span className="ml-auto text-muted-foreground">
                  <RelativeTime at={receivedAt} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </CardContent>
    </Card>
  );
}

function Raw({ raw }: { raw: Record<string, unknown> | null }) {
  if (!raw) return <p className="text-muted-foreground">Nothing is left: events are kept for ninety days.</p>;
  return (
    <pre
      // Scrolls by itself, so the keyboard must get there.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md bg-muted p-3 font-mono text-xs leading-relaxed"
    >
      {JSON.stringify(raw, null, 2)}
    </pre>
  );
}
