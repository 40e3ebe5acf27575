"use client";

import type { TwoFactorSecret } from "@voxcalls/api/schemas/auth";
import { Button } from "@voxcalls/ui/button";
import { CardContent, CardFooter } from "@voxcalls/ui/card";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState, type FormEvent } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { QrCode } from "./qr-code";

interface TwoFactorSetUpProps {
  readonly begun: TwoFactorSecret;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Scan, then prove it by a first code. */
export function TwoFactorSetUp({ begun, onConfirmed, onCancel }: TwoFactorSetUpProps) {
  const [code, setCode] = useState("");
  const confirm = trpc.auth.twoFactor.confirm.useMutation({
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const error = confirm.error ? (failureOf(confirm.error).fields["code"] ?? failureWords(confirm.error)) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ code });
  };
  return (
    <form onSubmit={submit} noValidate>
      <CardContent className="flex flex-col gap-6 sm:flex-row">
        <QrCode text={begun.uri} label="QR code for your authenticator app" />
        <ol className="flex min-w-0 flex-1 flex-col gap-5">
          <li>
            <p className="font-medium">1. Scan the code with your authenticator app</p>
            <p className="mt-1 text-compact text-muted-foreground">Or type this key into it:</p>
            <CopyId value={begun.secret} label="key" keep={[16, 16]} className="mt-1 break-all" />
          </li>
          <li>
            <p className="mb-2 font-medium">2. Type the code that it shows</p>
            <Field label="Six digits" error={error} required>
              <Input
                value={code}
                onChange={(event) => setCode(event.target.value)}
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                maxLength={7}
                className="max-w-36 font-mono tracking-widest"
              />
            </Field>
          </li>
        </ol>
      </CardContent>
      <CardFooter>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" size="sm" variant="primary" pending={confirm.isPending} disabled={code.trim().length < 6}>
          Switch on
        </Button>
      </CardFooter>
    </form>
  );
}
