"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { PasswordStrength } from "@voxcalls/ui/password-strength";
import { useActionState, useState } from "react";
import { acceptAction } from "./actions";

interface AcceptFormProps {
  readonly token: string;
  readonly email: string;
  readonly minPasswordLength: number;
}

/** Name and password of whoever was invited; the address is the one that the invitation went to. */
export function AcceptForm({ token, email, minPasswordLength }: AcceptFormProps) {
  const [state, action, pending] = useActionState(acceptAction, {});
  const [password, setPassword] = useState("");
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
      <input type="hidden" name="token" value={token} />
      <Field label="E-mail" help="You sign in with it.">
        <Input name="email" type="email" autoComplete="username" controlSize="lg" value={email} readOnly />
      </Field>
      <Field label="Your name" error={state.fields?.["name"]} required>
        <Input name="name" autoComplete="name" autoFocus controlSize="lg" defaultValue={state.typed?.["name"]} />
      </Field>
      <div className="flex flex-col gap-2">
        <Field label="Password" error={state.fields?.["password"]} required>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            controlSize="lg"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <PasswordStrength password={password} minLength={minPasswordLength} />
      </div>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1 w-full">
        Join
      </Button>
    </form>
  );
}
