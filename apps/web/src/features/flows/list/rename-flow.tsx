"use client";

import type { FlowInTable } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const form = "rename-flow";

/** Another name for a flow. */
export function RenameFlow({ flow, onClose }: { flow: Pick<FlowInTable, "id" | "name">; onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(flow.name);
  const update = trpc.flows.update.useMutation({
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const failure = update.error ? failureOf(update.error) : null;
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={`Rename ${flow.name}`}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={update.isPending}>
              Rename
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            update.mutate({ id: flow.id, name });
          }}
        >
          <Field label="Name" error={failure?.fields["name"]}>
            <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </Field>
          <FormFailure failure={failure} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
