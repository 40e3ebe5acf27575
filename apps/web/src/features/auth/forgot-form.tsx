"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useActionState } from "react";
import { forgotPasswordAction } from "./actions";

/** The same words for every address: nobody learns here who has an account. */
export function ForgotForm() {
  const [state, action, pending] = useActionState(forgotPasswordAction, {});
  if (state.isDone) {
    return (
      <Callout tone="success" title="Look into your mailbox">
        If <strong className="font-semibold break-all">{state.typed?.["email"]}</strong> has an account, a link is on
        its way. It holds for one hour. Nothing there? Look among the unwanted mails.
      </Callout>
    );
  }
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
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
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1 w-full">
        Send link
      </Button>
    </form>
  );
}
