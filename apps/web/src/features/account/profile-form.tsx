"use client";

import type { MeView } from "@voxcalls/api/schemas/auth";
import { Button } from "@voxcalls/ui/button";
import { CardContent, CardFooter } from "@voxcalls/ui/card";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const roleWords = { super_admin: "Super admin", admin: "Admin", user: "User" } as const;

export function ProfileForm({ me }: { me: MeView }) {
  const router = useRouter();
  const [name, setName] = useState(me.name);
  const save = trpc.auth.updateMe.useMutation({
    onSuccess: () => {
      toast.success("Your name is saved");
      router.refresh();
    },
    onError: (error) => failureOf(error).fields["name"] ?? toast.error(failureWords(error)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name });
  };
  return (
    <form onSubmit={submit} noValidate>
      <CardContent>
        <Field
          label="Name"
          help="Your colleagues see it."
          error={save.error ? failureOf(save.error).fields["name"] : undefined}
          required
        >
          <Input value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        </Field>
      </CardContent>
      <CardFooter>
        <span>
          {roleWords[me.role]}
          {me.tenant ? ` of ${me.tenant.name}` : " of the platform"}
        </span>
        <Button type="submit" size="sm" pending={save.isPending} disabled={name.trim() === me.name}>
          Save name
        </Button>
      </CardFooter>
    </form>
  );
}
