"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { TextLink } from "@voxcalls/ui/text-link";
import { useActionState, useState } from "react";
import { signInAction } from "./actions";
import { useCountdown } from "./use-countdown";

/** E-mail and password; then, for accounts with two-factor, the code. What was typed first is kept in between. */
export function LoginForm({ next }: { next: string }) {
  const [state, action, pending] = useActionState(signInAction, {});
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [left, setLeft] = useState<typeof state | null>(null);
  const wait = useCountdown(state);
  // Going back leaves the answer that asked for the code behind.
  const needsCode = state.needsCode === true && left !== state;
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {wait > 0 ? (
        <Callout tone="danger" title="Too many tries">
          Try again in <span className="tabular-nums">{waitWords(wait)}</span>.
        </Callout>
      ) : state.message ? (
        <Callout tone="danger">{state.message}</Callout>
      ) : null}
      <input type="hidden" name="next" value={next} />
      {needsCode ? (
        <>
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="password" value={password} />
          <Field
            label="Code"
            help="Six digits from your authenticator app, or one of your recovery codes."
            error={state.fields?.["totp"]}
            required
          >
            <Input
              name="totp"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              controlSize="lg"
            />
          </Field>
        </>
      ) : (
        <>
          <Field label="E-mail" error={state.fields?.["email"]} required>
            <Input
              name="email"
              type="email"
              autoComplete="username"
              autoFocus
              controlSize="lg"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Field
            label="Password"
            aside={<TextLink href="/forgot">Forgotten?</TextLink>}
            error={state.fields?.["password"]}
            required
          >
            <PasswordInput
              name="password"
              autoComplete="current-password"
              controlSize="lg"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </>
      )}
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={wait > 0} className="mt-1 w-full">
        {needsCode ? "Continue" : "Sign in"}
      </Button>
      {needsCode ? (
        <Button variant="ghost" onClick={() => setLeft(state)}>
          Use another account
        </Button>
      ) : null}
    </form>
  );
}

function waitWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`;
}
