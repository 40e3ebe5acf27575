"use client";

import { keyScopes } from "@voxcalls/api/permissions";
import type { NewApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { ScopePicker } from "./scope-picker";

const dayMs = 24 * 60 * 60 * 1000;
const ends = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never" },
];

interface NewKeyFormProps {
  readonly id: string;
  readonly onPending: (pending: boolean) => void;
  readonly onMade: (made: NewApiKeyView) => void;
}

export function NewKeyForm({ id, onPending, onMade }: NewKeyFormProps) {
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = trpc.apiKeys.create.useMutation();
  const errors = failure?.fields ?? {};
  const submit = () => {
    setFailure(null);
    onPending(true);
    create.mutate(
      {
        name,
        scopes: keyScopes.filter((scope) => scopes.has(scope)),
        expiresAt: days === "never" ? null : new Date(Date.now() + Number(days) * dayMs),
      },
      {
        onSuccess: onMade,
        onError: (error) => setFailure(failureOf(error)),
        onSettled: () => onPending(false),
      },
    );
  };
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormFailure failure={failure} />
      <Field label="Name" help="The program that will use it." error={errors["name"]} required>
        <Input
          value={name}
          maxLength={120}
          autoComplete="off"
          placeholder="Nightly export"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        label="Expires"
        help={
          days === "never"
            ? "A key without an end opens this door until somebody revokes it."
            : "It stops by itself; make another one in time."
        }
        error={errors["expiresAt"]}
      >
        <Select value={days} onValueChange={setDays} options={ends} />
      </Field>
      <ScopePicker chosen={scopes} onChange={setScopes} error={errors["scopes"]} />
    </form>
  );
}
