"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";

/** Makes a super admin; they set their own password by a mailed link. */
export function NewAccount() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const create = trpc.platformAccounts.create.useMutation({
    onSuccess: (account) => {
      toast.success(`${account.name} is made`, { description: `A link to set the password goes to ${account.email}.` });
      setOpen(false);
      setName("");
      setEmail("");
      router.refresh();
    },
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
        <Button size="sm">Add super admin</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a super admin"
        description="They may do everything on the platform. A link to set the password is mailed; it holds for an hour."
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" type="submit" form="new-account" pending={create.isPending}>
              Add and send link
            </Button>
          </>
        }
      >
        <form
          id="new-account"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ name, email });
          }}
        >
          <FormFailure failure={failure} />
          <Field label="Name" error={failure?.fields["name"]} required>
            <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="E-mail" error={failure?.fields["email"]} required>
            <Input type="email" value={email} autoComplete="off" onChange={(event) => setEmail(event.target.value)} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
