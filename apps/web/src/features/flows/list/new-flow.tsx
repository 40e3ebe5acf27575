"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const form = "new-flow";

/** Makes a flow and opens it. */
export function NewFlow() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const create = trpc.flows.create.useMutation({ onSuccess: ({ id }) => router.push(`/dashboard/flows/${id}`) });
  const failure = create.error ? failureOf(create.error) : null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus />
          New flow
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New flow"
        description="A conversation to be drawn. Agents that follow it are told so on their own page."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={create.isPending || create.isSuccess}>
              Create flow
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
            create.mutate({ name });
          }}
        >
          <Field label="Name" error={failure?.fields["name"]}>
            <Input
              value={name}
              maxLength={100}
              placeholder="Front desk"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <FormFailure failure={failure} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
