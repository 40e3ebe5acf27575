"use client";

import type { BatchDetail } from "@voxcalls/api/schemas/batches";
import { Button } from "@voxcalls/ui/button";
import { Checkbox } from "@voxcalls/ui/checkbox";
import { toast } from "@voxcalls/ui/toast";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { estimateWords } from "./estimate-words";

/** The last look before people are called: how many, what it will cost, and that they agreed. */
export function StartBatch({ batch }: { batch: BatchDetail }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const start = trpc.batches.start.useMutation({
    onSuccess: () => {
      setOpen(false);
      toast.success(`${batch.name} has begun`);
      router.refresh();
    },
  });
  const { waiting } = batch.rows;
  return (
    <>
      <Button variant="primary" disabled={waiting === 0} onClick={() => setOpen(true)}>
        <Play />
        Start
      </Button>
      {open ? (
        <FormDialog
          title={`Call ${waiting.toLocaleString("en-US")} ${waiting === 1 ? "number" : "numbers"}?`}
          description={estimateWords(batch)}
          submit="Start calling"
          pending={start.isPending}
          failure={start.error ? failureOf(start.error) : null}
          onClose={() => setOpen(false)}
          onSubmit={() => {
            if (agreed) start.mutate({ id: batch.id, hasConsent: true });
            else setMissing(true);
          }}
        >
          <label className="flex items-start gap-2.5">
            <Checkbox
              className="mt-0.5"
              checked={agreed}
              aria-invalid={isMissing && !agreed}
              onCheckedChange={(checked) => setAgreed(checked === true)}
            />
            <span>
              These people agreed to be called by an automated voice.
              <span className="block text-compact text-muted-foreground">
                In many countries such calls are forbidden without it. Your answer is kept in the audit log.
              </span>
              {isMissing && !agreed ? (
                <span role="alert" className="block text-compact text-destructive-text">
                  Without their agreement nobody may be called.
                </span>
              ) : null}
            </span>
          </label>
        </FormDialog>
      ) : null}
    </>
  );
}
