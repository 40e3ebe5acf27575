"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { toast } from "@voxcalls/ui/toast";
import { slugFrom } from "@voxcalls/api/slug";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { plansByName } from "./tenant-words";

/** Makes an organisation and invites its first admin by mail. */
export function NewTenant() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [plan, setPlan] = useState<keyof typeof plansByName>("free");
  const [adminEmail, setAdminEmail] = useState("");
  const create = trpc.tenants.create.useMutation({
    onSuccess: (tenant) => {
      toast.success(`${tenant.name} is made`, { description: `${adminEmail} is invited as its first admin.` });
      setOpen(false);
      router.push(`/admin/tenants/${tenant.id}`);
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
        <Button variant="primary">
          <Plus />
          New organisation
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New organisation"
        description="Its first admin is invited by mail and sets everything up."
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" type="submit" form="new-tenant" pending={create.isPending}>
              Create organisation
            </Button>
          </>
        }
      >
        <form
          id="new-tenant"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ name, plan, adminEmail, ...(slug && { slug }) });
          }}
        >
          <FormFailure failure={failure} />
          <Field label="Name" error={failure?.fields["name"]} required>
            <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field
            label="Short name"
            error={failure?.fields["slug"]}
            help="Used in addresses and at the provider."
            optional
          >
            <Input
              value={slug ?? (name.trim() ? slugFrom(name) : "")}
              maxLength={60}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setSlug(event.target.value || null)}
            />
          </Field>
          <Field
            label="Plan"
            error={failure?.fields["plan"]}
            help="Fills in limits and rate; both can be changed later."
          >
            <Select
              value={plan}
              onValueChange={(value) => setPlan(value as keyof typeof plansByName)}
              options={Object.entries(plansByName).map(([value, label]) => ({ value, label }))}
            />
          </Field>
          <Field label="First admin" error={failure?.fields["adminEmail"]} required>
            <Input
              type="email"
              value={adminEmail}
              placeholder="name@example.com"
              autoComplete="off"
              onChange={(event) => setAdminEmail(event.target.value)}
            />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
