"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Puts numbers on the list, one or a pasted many. What is no number stays in the field. */
export function AddListed() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [numbers, setNumbers] = useState("");
  const [source, setSource] = useState("");
  const add = trpc.doNotCall.add.useMutation({
    onSuccess: ({ added, known, refused, refusedCount }) => {
      const words =
        added === 1 ? "One number will not be called any more" : `${added} numbers will not be called any more`;
      toast.success(known > 0 ? `${words}, ${known} stood there already` : words);
      router.refresh();
      setNumbers(refused.map(({ text }) => text).join("\n"));
      if (refusedCount === 0) setOpen(false);
    },
  });
  const failure = add.error ? failureOf(add.error) : null;
  const refusedCount = add.data?.refusedCount ?? 0;
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          add.reset();
          setOpen(true);
        }}
      >
        <Plus />
        Add numbers
      </Button>
      {open ? (
        <FormDialog
          title="Do not call any more"
          description="From now on neither a batch nor a single call of your organisation reaches these numbers."
          submit="Add to the list"
          pending={add.isPending}
          failure={failure}
          onClose={() => setOpen(false)}
          onSubmit={() => add.mutate({ numbers, source })}
        >
          {refusedCount > 0 ? (
            <Callout
              tone="warning"
              title={refusedCount === 1 ? "One is no telephone number" : `${refusedCount} are no telephone numbers`}
            >
              The others are on the list. Write these with + and country code.
            </Callout>
          ) : null}
          <Field
            label="Numbers"
            help="With + and country code, one a line or between commas."
            error={failure?.fields["numbers"]}
            required
          >
            <Textarea rows={5} value={numbers} onChange={(event) => setNumbers(event.target.value)} />
          </Field>
          <Field
            label="Where the wish came from"
            help="Such as: asked on the telephone."
            error={failure?.fields["source"]}
            required
          >
            <Input value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
