"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { PasswordStrength } from "@voxcalls/ui/password-strength";
import { slugFrom } from "@voxcalls/api/slug";
import { useActionState, useState } from "react";
import { registerAction } from "./actions";

export function RegisterForm() {
  const [state, action, pending] = useActionState(registerAction, {});
  const [tenantName, setTenantName] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [password, setPassword] = useState("");
  const slug = ownSlug ?? (tenantName.trim() ? slugFrom(tenantName) : "");
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
      <Field label="Organisation" error={state.fields?.["tenantName"]} required>
        <Input
          name="tenantName"
          autoComplete="organization"
          autoFocus
          controlSize="lg"
          value={tenantName}
          onChange={(event) => setTenantName(event.target.value)}
        />
      </Field>
      <Field
        label="Short name"
        help="Stands in front of your agents' names at the provider."
        error={state.fields?.["tenantSlug"]}
      >
        <Input
          name={ownSlug === null ? undefined : "tenantSlug"}
          autoComplete="off"
          spellCheck={false}
          controlSize="lg"
          value={slug}
          onChange={(event) => setOwnSlug(event.target.value)}
        />
      </Field>
      <Field label="Your name" error={state.fields?.["name"]} required>
        <Input name="name" autoComplete="name" controlSize="lg" defaultValue={state.typed?.["name"]} />
      </Field>
      <Field label="E-mail" error={state.fields?.["email"]} required>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          controlSize="lg"
          defaultValue={state.typed?.["email"]}
        />
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
        <PasswordStrength password={password} minLength={8} />
      </div>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-1 w-full">
        Create organisation
      </Button>
    </form>
  );
}
