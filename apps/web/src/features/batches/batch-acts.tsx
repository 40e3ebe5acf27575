"use client";

import type { BatchDetail } from "@voxcalls/api/schemas/batches";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { StartBatch } from "./start-batch";

/** What can be done with a batch as it stands. */
export function BatchActs({ batch }: { batch: BatchDetail }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const told = (words: string) => ({
    onSuccess: () => {
      toast.success(words);
      router.refresh();
    },
    onError: (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error)),
  });
  const pause = trpc.batches.pause.useMutation(told("The batch is paused"));
  const resume = trpc.batches.resume.useMutation(told("The batch goes on"));
  const cancel = trpc.batches.cancel.useMutation();
  const { id, name, state, rows } = batch;
  if (state === "done" || state === "cancelled") return null;
  const isDraft = state === "draft";
  return (
    <>
      <Button onClick={() => setAsking(true)}>{isDraft ? "Throw away" : "Cancel batch"}</Button>
      {isDraft ? (
        <StartBatch batch={batch} />
      ) : state === "paused" ? (
        <Button variant="primary" pending={resume.isPending} onClick={() => resume.mutate({ id })}>
          <Play />
          Resume
        </Button>
      ) : (
        <Button variant="primary" pending={pause.isPending} onClick={() => pause.mutate({ id })}>
          <Pause />
          Pause
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={isDraft ? `Throw ${name} away?` : `Cancel ${name}?`}
        description={
          isDraft
            ? "Nobody was called for it yet."
            : "It ends for good: it cannot be resumed. Calls in progress end as they would."
        }
        affected={
          isDraft || rows.waiting === 0
            ? undefined
            : [`${rows.waiting.toLocaleString("en-US")} numbers will not be called`]
        }
        confirmLabel={isDraft ? "Throw away" : "Cancel batch"}
        error={refusal}
        onConfirm={async () => {
          try {
            await cancel.mutateAsync({ id });
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          if (isDraft) router.push("/dashboard/batches");
          router.refresh();
        }}
      />
    </>
  );
}
