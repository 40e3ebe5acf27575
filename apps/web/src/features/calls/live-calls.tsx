"use client";

import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { cn } from "@voxcalls/ui/cn";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { PhoneIncoming, PhoneOutgoing, Radio, Monitor } from "lucide-react";
import { useQueryState } from "nuqs";
import { trpc } from "~/trpc/client";
import { openCall } from "./filter-parsers";
import { LiveCall } from "./live-call";
import { Ticking } from "./ticking";
import { useLiveCalls } from "./use-live-calls";

const most = 100;
const icons = { inbound: PhoneIncoming, outbound: PhoneOutgoing, web: Monitor };

interface LiveCallsProps {
  readonly initial: { data: CallInTable[]; nextCursor: string | null; hasMore: boolean };
  readonly mayAct: boolean;
}

/** Calls in progress, and the one that is chosen. */
export function LiveCalls({ initial, mayAct }: LiveCallsProps) {
  const [chosen, setChosen] = useQueryState("call", openCall.call);
  const { isListening, isConnecting, refetchInterval } = useLiveCalls();
  const live = trpc.calls.table.useQuery(
    { status: "in_progress", limit: most },
    { initialData: initial, refetchInterval, placeholderData: (before) => before },
  );
  const calls = live.data.data;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-compact text-muted-foreground">
        {isListening ? (
          <StatusDot tone="success" pulse>
            Live
          </StatusDot>
        ) : isConnecting ? (
          <StatusDot tone="neutral">Connecting</StatusDot>
        ) : (
          <StatusDot tone="warning">No live connection: looking every five seconds</StatusDot>
        )}
      </p>
      {calls.length === 0 && chosen === null ? (
        <EmptyState
          icon={<Radio />}
          title="Nobody is on the phone"
          description="A call stands here from the moment it begins until it ends."
        />
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(18rem,2fr)_3fr]">
        {calls.length === 0 ? (
          chosen === null ? null : (
            <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted-foreground">
              Nobody else is on the phone.
            </p>
          )
        ) : (
          <ul className="divide-y overflow-hidden rounded-lg border" aria-label="Calls in progress">
            {calls.map((call) => (
              <li key={call.id}>
                <LiveRow call={call} isChosen={call.id === chosen} onChoose={() => void setChosen(call.id)} />
              </li>
            ))}
          </ul>
        )}
        {chosen === null ? (
          calls.length === 0 ? null : (
            <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted-foreground">
              Choose a call to hang it up, or to tell its agent something.
            </p>
          )
        ) : (
          <LiveCall key={chosen} id={chosen} mayAct={mayAct} refetchInterval={refetchInterval} />
        )}
      </div>
    </div>
  );
}

function LiveRow({ call, isChosen, onChoose }: { call: CallInTable; isChosen: boolean; onChoose: () => void }) {
  const Icon = icons[call.direction];
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cn(
        "flex w-full items-center gap-3 px-3 py-2.5 text-left -outline-offset-2 hover:bg-muted",
        isChosen && "bg-accent",
      )}
    >
      <Icon aria-label={call.direction} className="size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{call.phoneNumber ?? "From a browser"}</span>
        <span className="block truncate text-compact text-muted-foreground">{call.agentName ?? "No agent"}</span>
      </span>
      <Ticking since={call.startedAt} />
    </button>
  );
}
