"use client";

import { Button } from "@voxcalls/ui/button";
import { CardContent } from "@voxcalls/ui/card";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { UnconfirmedEmail } from "./unconfirmed-email";

interface EmailSectionProps {
  readonly email: string;
  readonly isVerified: boolean;
  readonly pendingEmail: string | null;
}

export function EmailSection({ email, isVerified, pendingEmail }: EmailSectionProps) {
  return (
    <CardContent className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium break-all">{email}</p>
          <StatusDot tone={isVerified ? "success" : "warning"} className="text-compact">
            {isVerified ? "Confirmed" : "Not confirmed yet"}
          </StatusDot>
        </div>
        <ChangeEmail />
      </div>
      {isVerified ? null : <UnconfirmedEmail email={email} />}
      {pendingEmail ? (
        <Callout tone="info">
          We sent a link to <strong className="font-semibold break-all">{pendingEmail}</strong>. It becomes your e-mail
          once you follow it.
        </Callout>
      ) : null}
    </CardContent>
  );
}

function ChangeEmail() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const change = trpc.auth.email.change.useMutation({
    onSuccess: () => {
      toast.success(`A link is on its way to ${email}`);
      show(false);
      router.refresh();
    },
  });
  const failure = change.error ? failureOf(change.error) : null;
  const show = (next: boolean) => {
    setOpen(next);
    setPassword("");
    if (next) return;
    setEmail("");
    change.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ email, password });
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button size="sm">Change e-mail</Button>
      </DialogTrigger>
      <DialogContent
        title="Change your e-mail"
        description="We send a link to the new address. Until you follow it, the old one stays; then every other device is signed out."
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form="change-email" variant="primary" pending={change.isPending}>
              Send link
            </Button>
          </>
        }
      >
        <form id="change-email" onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormFailure failure={failure} />
          <Field label="New e-mail" error={failure?.fields["email"]} required>
            <Input type="email" autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
          <Field label="Your password" error={failure?.fields["password"]} required>
            <PasswordInput
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
