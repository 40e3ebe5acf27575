"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { useActionState } from "react";
import { signInAction } from "./actions";

export function LoginForm({ next }: { next: string }) {
  const [state, action, pending] = useActionState(signInAction, {});
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
      <input type="hidden" name="next" value={next} />
      <Field label="E-mail" error={state.fields?.["email"]} required>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          controlSize="lg"
          defaultValue={state.typed?.["email"]}
        />
      </Field>
      <Field label="Password" error={state.fields?.["password"]} required>
        <PasswordInput name="password" autoComplete="current-password" controlSize="lg" />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1 w-full">
        Sign in
      </Button>
    </form>
  );
}
