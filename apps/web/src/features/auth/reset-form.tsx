"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { PasswordStrength } from "@voxcalls/ui/password-strength";
import { useActionState, useState } from "react";
import { resetPasswordAction } from "./actions";

interface ResetFormProps {
  readonly token: string;
  /** For password managers: whose password it is. */
  readonly email: string;
  readonly minLength: number;
}

export function ResetForm({ token, email, minLength }: ResetFormProps) {
  const [state, action, pending] = useActionState(resetPasswordAction, {});
  const [password, setPassword] = useState("");
  const message = state.message ?? state.fields?.["token"];
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {message ? <Callout tone="danger">{message}</Callout> : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <div className="flex flex-col gap-2">
        <Field label="New password" error={state.fields?.["password"]} required>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            autoFocus
            controlSize="lg"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <PasswordStrength password={password} minLength={minLength} />
      </div>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1 w-full">
        Set password
      </Button>
    </form>
  );
}
