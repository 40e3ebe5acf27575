"use client";

import type { Preferences } from "@voxcalls/api/schemas/auth";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface SaveViewProps {
  readonly views: Preferences["callViews"];
  readonly address: string;
  readonly onClose: () => void;
}

/** Gives the filters that are shown a name. A name that is there already gets the new filters. */
export function SaveView({ views, address, onClose }: SaveViewProps) {
  const router = useRouter();
  const [name, setName] = useState("");
  const save = trpc.auth.updateMe.useMutation({
    onSuccess: () => {
      toast.success("The view is saved");
      onClose();
      router.refresh();
    },
  });
  const failure = save.error ? failureOf(save.error) : null;
  const fieldError = failure ? Object.values(failure.fields)[0] : undefined;
  const isTaken = views.some((view) => view.name === name.trim());
  return (
    <FormDialog
      title="Save this view"
      description="Only you see it. A time like “last 7 days” goes along with the day it is opened on."
      submit={isTaken ? "Replace" : "Save"}
      pending={save.isPending}
      failure={fieldError === undefined ? failure : null}
      onSubmit={() =>
        save.mutate({
          settings: { callViews: [...views.filter((view) => view.name !== name.trim()), { name, address }] },
        })
      }
      onClose={onClose}
    >
      <Field
        label="Name"
        error={fieldError}
        help={isTaken ? "There is a view of this name: it is replaced." : undefined}
      >
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} autoFocus />
      </Field>
    </FormDialog>
  );
}
