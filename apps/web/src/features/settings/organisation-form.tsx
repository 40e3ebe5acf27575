"use client";

import type { TenantSettings } from "@voxcalls/api/schemas/tenant-settings";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import { SettingsCard } from "./settings-card";
import { useSlugCheck } from "./use-slug-check";
import { changesIn, useSaveSettings } from "./use-save-settings";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const zoneOptions = zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), keywords: [zone] }));

/** Name, short name, zone and the address for statements. */
export function OrganisationForm({ settings, mayChange }: { settings: TenantSettings; mayChange: boolean }) {
  const { failure, pending, save } = useSaveSettings(settings);
  const [name, setName] = useState(settings.name);
  const [slug, setSlug] = useState(settings.slug);
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const [billingEmail, setBillingEmail] = useState(settings.billingEmail ?? "");
  const draft = {
    name: name.trim(),
    slug: slug.trim(),
    timeZone,
    billingEmail: billingEmail.trim().toLowerCase() || null,
  };
  const changes = changesIn(draft, settings);
  const checked = useSlugCheck(draft.slug, settings.slug);
  const errors = failure?.fields ?? {};
  return (
    <SettingsCard
      isChanged={Object.keys(changes).length > 0}
      isSound={checked.error === undefined}
      mayChange={mayChange}
      failure={failure}
      pending={pending}
      onSave={() => save(changes)}
    >
      <Field label="Name" error={errors["name"]} required>
        <Input
          value={name}
          maxLength={120}
          disabled={!mayChange}
          autoComplete="organization"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        label="Short name"
        help={checked.help ?? "Stands in front of your agents' names at the provider, from their next save on."}
        error={errors["slug"] ?? checked.error}
        required
      >
        <Input
          value={slug}
          maxLength={60}
          disabled={!mayChange}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setSlug(event.target.value)}
        />
      </Field>
      <Field
        label="Time zone"
        help="Days, months and statements begin by this clock."
        error={errors["timeZone"]}
        required
      >
        <Combobox
          value={timeZone}
          onValueChange={setTimeZone}
          options={zoneOptions}
          disabled={!mayChange}
          searchPlaceholder="City or region"
          emptyText="No such zone"
        />
      </Field>
      <Field label="Billing e-mail" help="Who gets the statements." error={errors["billingEmail"]} optional>
        <Input
          type="email"
          value={billingEmail}
          maxLength={255}
          disabled={!mayChange}
          autoComplete="off"
          onChange={(event) => setBillingEmail(event.target.value)}
        />
      </Field>
    </SettingsCard>
  );
}
