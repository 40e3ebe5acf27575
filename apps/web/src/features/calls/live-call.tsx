"use client";

import { Button, buttonVariants } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Card, CardHeader } from "@voxcalls/ui/card";
import { Checkbox } from "@voxcalls/ui/checkbox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { toast } from "@voxcalls/ui/toast";
import { PhoneOff } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { TranscriptView } from "./transcript-view";
import { Transfers } from "./transfers";

interface LiveCallProps {
  readonly id: string;
  readonly mayAct: boolean;
  readonly refetchInterval: number | false;
}

/** One call while it is spoken: its words as far as they are told, stop, and a note to the agent. */
export function LiveCall({ id, mayAct, refetchInterval }: LiveCallProps) {
  const { data: call, error } = trpc.calls.get.useQuery({ id }, { refetchInterval, retry: false });
  const stop = trpc.calls.stop.useMutation({
    onSuccess: () => toast.success("The call is being hung up"),
    onError: (failure) => toast.error(failureWords(failure)),
  });
  const end = useRef<HTMLDivElement>(null);
  const lines = call?.transcript.length ?? 0;
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  if (error) return <Callout tone="danger">{failureWords(error)}</Callout>;
  if (!call) return <Skeleton className="h-64" />;
  const isOn = call.status === "in_progress";
  const isUnclear = isOn && call.direction === "outbound" && call.retellCallId === null;
  return (
    <Card>
      <CardHeader
        title={call.phoneNumber ?? "From a browser"}
        description={call.agentName ?? "No agent"}
        actions={
          isOn ? (
            mayAct && !isUnclear ? (
              <Button variant="danger" size="sm" pending={stop.isPending} onClick={() => stop.mutate({ id })}>
                <PhoneOff />
                Hang up
              </Button>
            ) : undefined
          ) : (
            <Link href={`/dashboard/calls/${id}`} className={buttonVariants({ size: "sm" })}>
              It is over: see the call
            </Link>
          )
        }
      />
      <div className="max-h-[28rem] overflow-y-auto border-t py-2" aria-live="polite">
        {isUnclear ? (
          <p className="px-4 py-6 text-center text-muted-foreground">
            The provider has not said yet whether this call was placed. If it rings, that shows here within minutes. If
            it was never placed, it is closed for nothing a quarter of an hour after it was wished for; until then the
            number is not called again.
          </p>
        ) : lines === 0 && isOn ? (
          <p className="px-4 py-6 text-center text-muted-foreground">
            Nobody has spoken yet. An agent that was last published before words were told live shows them when the call
            is over.
          </p>
        ) : (
          <TranscriptView lines={call.transcript} seconds={null} onSeek={() => undefined} />
        )}
        <div ref={end} />
      </div>
      <Transfers transfers={call.transfers} className="border-t px-4 py-3" />
      {isOn && mayAct && !isUnclear ? <Note id={id} /> : null}
    </Card>
  );
}

function Note({ id }: { id: string }) {
  const [note, setNote] = useState("");
  const [respondNow, setRespondNow] = useState(false);
  const inject = trpc.calls.inject.useMutation({
    onSuccess: () => {
      setNote("");
      toast.success("The agent knows");
    },
  });
  const failure = inject.error ? failureOf(inject.error) : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-2 border-t px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        inject.mutate({ id, note, respondNow });
      }}
    >
      <Field
        label="Tell the agent"
        help="The caller does not hear it. It stands in the transcript."
        error={failure ? (failure.fields["note"] ?? failure.message) : undefined}
      >
        <Input
          value={note}
          maxLength={2000}
          placeholder="She is a returning guest: offer the late check-out."
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label className="flex items-center gap-2 text-compact">
          <Checkbox checked={respondNow} onCheckedChange={(checked) => setRespondNow(checked === true)} />
          Have it answer at once
        </label>
        <Button type="submit" size="sm" pending={inject.isPending} disabled={note.trim() === ""}>
          Tell
        </Button>
      </div>
    </form>
  );
}
