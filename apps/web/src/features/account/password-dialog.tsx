"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { useId, useState, type FormEvent, type ReactNode } from "react";
import { failureOf, failureWords } from "~/trpc/failure";

interface PasswordDialogProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly title: string;
  readonly description: string;
  readonly confirmLabel: string;
  readonly tone?: "primary" | "danger";
  /** The dialog stays, with what was wrong, when it rejects. */
  readonly onConfirm: (password: string) => Promise<void>;
}

/** Asks for the own password before an act that whoever finds an open browser must not be able to do. */
export function PasswordDialog({ trigger, title, description, confirmLabel, tone, onConfirm }: PasswordDialogProps) {
  const form = useId();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Parameters<typeof failureOf>[0] | null>(null);
  const show = (next: boolean) => {
    setOpen(next);
    setPassword("");
    setError(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    try {
      await onConfirm(password);
      show(false);
    } catch (refusal) {
      setError(refusal as Parameters<typeof failureOf>[0]);
    } finally {
      setPending(false);
    }
  };
  const atPassword = error ? failureOf(error).fields["password"] : undefined;
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form={form} variant={tone ?? "primary"} pending={pending} disabled={!password}>
              {confirmLabel}
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
          {error && !atPassword ? <Callout tone="danger">{failureWords(error)}</Callout> : null}
          <Field label="Your password" error={atPassword} required>
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
