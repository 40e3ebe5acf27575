"use client";

import { Checkbox } from "@voxcalls/ui/checkbox";
import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const hourMs = 60 * 60 * 1000;
const spans = [
  { value: "1", label: "The last hour" },
  { value: "24", label: "The last 24 hours" },
  { value: "168", label: "The last 7 days" },
  { value: "720", label: "The last 30 days" },
];

interface ReplaySpanProps {
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Sends what happened in a span again: what never arrived, or everything. */
export function ReplaySpan({ id, open, onOpenChange }: ReplaySpanProps) {
  const router = useRouter();
  const [hours, setHours] = useState("24");
  const [everything, setEverything] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const replay = trpc.webhookEndpoints.replaySpan.useMutation();
  const submit = () => {
    setFailure(null);
    const to = new Date();
    const from = new Date(to.getTime() - Number(hours) * hourMs);
    replay.mutate(
      { id, from, to, everything },
      {
        onSuccess: ({ replayed }) => {
          toast.success(replayed === 0 ? "Nothing is missing" : `${replayed} events are sent again`);
          onOpenChange(false);
          router.refresh();
        },
        onError: (error) => setFailure(failureOf(error)),
      },
    );
  };
  if (!open) return null;
  const refusal = failure?.fields["from"] ?? failure?.fields["to"];
  return (
    <FormDialog
      title="Send events again"
      description="Each keeps its id, so a receiver that remembers ids takes none twice."
      submit="Send again"
      pending={replay.isPending}
      failure={failure}
      onSubmit={submit}
      onClose={() => onOpenChange(false)}
    >
      <Field label="Of" error={refusal}>
        <Select value={hours} onValueChange={setHours} options={spans} />
      </Field>
      <label className="flex cursor-pointer items-start gap-2 text-compact">
        <Checkbox className="mt-0.5" checked={everything} onCheckedChange={(state) => setEverything(state === true)} />
        <span>
          Also what was delivered
          <span className="block text-muted-foreground">Otherwise only what never reached this endpoint.</span>
        </span>
      </label>
    </FormDialog>
  );
}
