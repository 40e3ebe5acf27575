"use client";

import type { ItemView } from "@voxcalls/api/schemas/reconciliation";
import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Lets a difference stay for a reason, or takes that back. */
export function JudgeItem({ item }: { item: ItemView }) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const judge = trpc.reconciliation.judge.useMutation();
  const isOpen = item.state === "open";
  return (
    <form
      noValidate
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setFailure(null);
        judge.mutate(
          { id: item.id, state: isOpen ? "ignored" : "open", reason },
          {
            onSuccess: () => {
              toast.success(isOpen ? "It may stay" : "It is open again");
              setReason("");
              router.refresh();
            },
            onError: (error) => setFailure(failureOf(error)),
          },
        );
      }}
    >
      <FormFailure failure={failure} />
      <Field
        label={isOpen ? "Why it may stay" : "Why it is open again"}
        help={isOpen ? "The day counts as agreeing, for this reason." : undefined}
        error={failure?.fields["reason"]}
        className="w-full"
        required
      >
        <Textarea value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button type="submit" pending={judge.isPending}>
        {isOpen ? "Let it stay" : "Open again"}
      </Button>
    </form>
  );
}
