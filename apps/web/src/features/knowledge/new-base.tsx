"use client";

import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Switch } from "@voxcalls/ui/switch";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Makes an empty base and goes to it: what it is to hold is added there. */
export function NewBase() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [autoRefresh, setAutoRefresh] = useState(false);
  const create = trpc.knowledge.create.useMutation({
    onSuccess: ({ id }) => router.push(`/dashboard/knowledge/${id}`),
  });
  const failure = create.error ? failureOf(create.error) : null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus />
        New knowledge base
      </Button>
      {open ? (
        <FormDialog
          title="New knowledge base"
          description="Name it after what agents find in it. Files, pages and texts are added next."
          submit="Create"
          pending={create.isPending || create.isSuccess}
          failure={failure}
          onSubmit={() => create.mutate({ name, autoRefresh })}
          onClose={() => {
            setOpen(false);
            create.reset();
          }}
        >
          <Field label="Name" error={failure?.fields["name"]} required>
            <Input
              value={name}
              maxLength={120}
              autoComplete="off"
              placeholder="Prices and opening hours"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field
            label="Read web pages anew every day"
            help="Can be changed until the first source is added."
            layout="inline"
          >
            <Switch checked={autoRefresh} onCheckedChange={setAutoRefresh} />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
