"use client";

import { Button, buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { ErrorState } from "@voxcalls/ui/error-state";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Tooltip } from "@voxcalls/ui/tooltip";
import { ChevronDown, ChevronUp, Maximize2, PhoneOff } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { outcomeOf } from "./call-words";

// The player is heavy; the list must not wait for it.
const CallInside = dynamic(() => import("./call-inside").then((module) => module.CallInside), {
  ssr: false,
  loading: () => <InsideSkeleton />,
});

interface CallDrawerProps {
  /** The call to look into; null closes the drawer. */
  readonly callId: string | null;
  /** The line of its transcript to begin at. */
  readonly line: number | null;
  /** The calls of the list, in its order: the ways up and down. */
  readonly ids: readonly string[];
  readonly onOpen: (callId: string | null) => void;
  readonly mayWrite: boolean;
}

/** A call beside its list: sound, words, receipt. j and k go on to its neighbours. */
export function CallDrawer({ callId, line, ids, onOpen, mayWrite }: CallDrawerProps) {
  const id = callId ?? "";
  const call = trpc.calls.get.useQuery({ id }, { enabled: callId !== null, retry: false });
  const place = callId === null ? -1 : ids.indexOf(callId);
  const before = place > 0 ? ids[place - 1] : undefined;
  const after = place >= 0 ? ids[place + 1] : undefined;
  useEffect(() => {
    if (callId === null) return;
    function press(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const next = event.key === "j" ? after : event.key === "k" ? before : undefined;
      if (next !== undefined) onOpen(next);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [callId, before, after, onOpen]);

  const outcome = call.data ? outcomeOf(call.data) : null;
  const failure = call.error ? failureOf(call.error) : null;
  return (
    <Sheet open={callId !== null} onOpenChange={(open) => (open ? undefined : onOpen(null))}>
      <SheetContent
        size="lg"
        title={call.data ? (call.data.phoneNumber ?? "Unknown number") : "Call"}
        description={
          outcome ? (
            <StatusDot tone={outcome.tone} pulse={call.data?.status === "in_progress"}>
              {outcome.word}
            </StatusDot>
          ) : failure ? undefined : (
            <Skeleton className="mt-1 h-3.5 w-24" />
          )
        }
        actions={
          <>
            <Step label="Previous call" keys="k" to={before} onOpen={onOpen} up />
            <Step label="Next call" keys="j" to={after} onOpen={onOpen} />
            <Link
              href={`/dashboard/calls/${id}${line === null ? "" : `?line=${line}`}`}
              className={buttonVariants({ variant: "ghost", size: "sm" })}
            >
              <Maximize2 />
              Open page
            </Link>
          </>
        }
      >
        {call.data ? (
          <CallInside key={call.data.id} call={call.data} line={line} mayWrite={mayWrite} />
        ) : failure?.code === "not_found" ? (
          <EmptyState
            icon={<PhoneOff />}
            title="There is no such call"
            description="It was deleted, or it is not yours to see."
          />
        ) : failure ? (
          <ErrorState
            message={failure.message}
            requestId={failure.requestId ?? undefined}
            onRetry={() => void call.refetch()}
            retrying={call.isFetching}
          />
        ) : (
          <InsideSkeleton />
        )}
      </SheetContent>
    </Sheet>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly to: string | undefined;
  readonly up?: boolean;
  readonly onOpen: (callId: string) => void;
}

function Step({ label, keys, to, up, onOpen }: StepProps) {
  return (
    <Tooltip content={label} keys={[keys]} side="bottom">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={label}
        disabled={to === undefined}
        onClick={() => to !== undefined && onOpen(to)}
      >
        {up ? <ChevronUp /> : <ChevronDown />}
      </Button>
    </Tooltip>
  );
}

function InsideSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-3.5 w-11/12" />
        <Skeleton className="h-3.5 w-2/3" />
      </div>
      <Skeleton className="h-24" />
      <div className="flex flex-col gap-4">
        {[60, 80, 45, 70, 55].map((width) => (
          <div key={width} className="flex flex-col gap-1.5">
            <Skeleton className="h-3 w-16" />
            <Skeleton className="h-3.5" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </div>
  );
}
