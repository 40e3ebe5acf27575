"use client";

import type { KnowledgeView } from "@voxcalls/api/schemas/knowledge";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const form = "rename-knowledge-base";

interface RenameBaseProps {
  readonly base: Pick<KnowledgeView, "id" | "name">;
  readonly onRenamed: () => void;
  readonly onClose: () => void;
}

/** Another name for a base. */
export function RenameBase({ base, onRenamed, onClose }: RenameBaseProps) {
  const [name, setName] = useState(base.name);
  const update = trpc.knowledge.update.useMutation({
    onSuccess: () => {
      onRenamed();
      onClose();
    },
  });
  const failure = update.error ? failureOf(update.error) : null;
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={`Rename ${base.name}`}
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
            update.mutate({ id: base.id, name });
          }}
        >
          <FormFailure failure={failure} />
          <Field label="Name" error={failure?.fields["name"]} required>
            <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
