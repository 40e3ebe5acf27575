"use client";

import { webhookEventTypes } from "@voxcalls/api/catalogue/webhook-endpoints";
import type { CreateWebhookEndpointInput } from "@voxcalls/api/schemas/webhook-endpoints";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import type { Failure } from "~/trpc/failure";
import { EventPicker } from "./event-picker";

interface EndpointFormProps {
  readonly id: string;
  readonly before?: { readonly url: string; readonly description: string; readonly events: readonly string[] };
  readonly failure: Failure | null;
  readonly onSubmit: (input: CreateWebhookEndpointInput) => void;
}

/** Where events go, and which: for a new endpoint and for one that is changed. */
export function EndpointForm({ id, before, failure, onSubmit }: EndpointFormProps) {
  const [url, setUrl] = useState(before?.url ?? "");
  const [description, setDescription] = useState(before?.description ?? "");
  const [events, setEvents] = useState<ReadonlySet<string>>(new Set(before?.events ?? webhookEventTypes));
  const errors = failure?.fields ?? {};
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ url, description, events: webhookEventTypes.filter((type) => events.has(type)) });
      }}
    >
      <FormFailure failure={failure} />
      <Field
        label="Address"
        help="https, on the open internet. It answers with a status from 200 to 299 within ten seconds."
        error={errors["url"]}
        required
      >
        <Input
          type="url"
          value={url}
          maxLength={2048}
          autoComplete="off"
          placeholder="https://example.com/webhooks/voxcalls"
          onChange={(event) => setUrl(event.target.value)}
        />
      </Field>
      <Field label="Description" help="What stands behind it." error={errors["description"]}>
        <Input
          value={description}
          maxLength={200}
          autoComplete="off"
          placeholder="CRM of the sales team"
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <EventPicker chosen={events} onChange={setEvents} error={errors["events"]} />
    </form>
  );
}
