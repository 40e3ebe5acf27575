"use client";

import type { TenantSettings } from "@voxcalls/api/schemas/tenant-settings";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Separator } from "@voxcalls/ui/separator";
import { Switch } from "@voxcalls/ui/switch";
import { useState } from "react";
import { SettingsCard } from "./settings-card";
import { changesIn, useSaveSettings } from "./use-save-settings";

/** What the organisation asks of everyone who signs in. */
export function SecurityForm({ settings, mayChange }: { settings: TenantSettings; mayChange: boolean }) {
  const { failure, pending, save } = useSaveSettings(settings);
  const [requireTwoFactor, setRequireTwoFactor] = useState(settings.requireTwoFactor);
  const [length, setLength] = useState(String(settings.minPasswordLength));
  const isLength = /^\d{1,2}$/.test(length) && Number(length) >= 8 && Number(length) <= 64;
  const changes = changesIn({ requireTwoFactor, minPasswordLength: Number(length) }, settings);
  const errors = failure?.fields ?? {};
  return (
    <SettingsCard
      isChanged={Object.keys(changes).length > 0}
      isSound={isLength}
      mayChange={mayChange}
      failure={failure}
      pending={pending}
      onSave={() => save(changes)}
    >
      <Field
        layout="inline"
        label="Require two-factor"
        help="Members without an authenticator app are asked to set one up and can do nothing else until then."
        error={errors["requireTwoFactor"]}
      >
        <Switch checked={requireTwoFactor} disabled={!mayChange} onCheckedChange={setRequireTwoFactor} />
      </Field>
      <Separator />
      <Field
        label="Shortest password"
        help="Between 8 and 64 characters, for new passwords; those of today stay."
        error={isLength ? errors["minPasswordLength"] : "A whole number between 8 and 64."}
      >
        <Input
          inputMode="numeric"
          className="max-w-24"
          value={length}
          maxLength={2}
          disabled={!mayChange}
          onChange={(event) => setLength(event.target.value)}
        />
      </Field>
    </SettingsCard>
  );
}
