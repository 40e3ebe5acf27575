"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Switch } from "@voxcalls/ui/switch";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const form = "new-knowledge-base";

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
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        create.reset();
      }}
    >
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus />
          New knowledge base
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New knowledge base"
        description="Name it after what agents find in it. Files, pages and texts are added next."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={create.isPending || create.isSuccess}>
              Create
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ name, autoRefresh });
          }}
        >
          <FormFailure failure={failure} />
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
        </form>
      </DialogContent>
    </Dialog>
  );
}
