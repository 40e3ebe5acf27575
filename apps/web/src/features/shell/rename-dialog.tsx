"use client";

import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import type { Failure } from "~/trpc/failure";
import { FormDialog } from "./form-dialog";

interface RenameDialogProps {
  readonly current: string;
  readonly maxLength: number;
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}

/** Another name for something. */
export function RenameDialog({ current, maxLength, onRename, ...dialog }: RenameDialogProps) {
  const [name, setName] = useState(current);
  return (
    <FormDialog {...dialog} title={`Rename ${current}`} submit="Rename" onSubmit={() => onRename(name)}>
      <Field label="Name" error={dialog.failure?.fields["name"]} required>
        <Input
          value={name}
          maxLength={maxLength}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
