"use client";

import type { TenantSettings } from "@voxcalls/api/schemas/tenant-settings";
import { Field } from "@voxcalls/ui/field";
import { useState } from "react";
import { SettingsCard } from "~/features/settings/settings-card";
import { useSaveSettings } from "~/features/settings/use-save-settings";
import { CountryPicker } from "./country-picker";
import { everyCountry, firstOf } from "./country-words";

/** Where the organisation's calls may go, and from where people may call it. */
export function CountriesForm({ settings, mayChange }: { settings: TenantSettings; mayChange: boolean }) {
  const { failure, pending, save } = useSaveSettings(settings);
  const saved = { outbound: settings.outboundCountries ?? [], inbound: settings.inboundCountries ?? [] };
  const [outbound, setOutbound] = useState<readonly string[]>(saved.outbound);
  const [inbound, setInbound] = useState<readonly string[]>(saved.inbound);
  const errors = failure?.fields ?? {};
  const changes = {
    ...(isSame(outbound, saved.outbound) ? {} : { outboundCountries: outbound.length > 0 ? [...outbound] : null }),
    ...(isSame(inbound, saved.inbound) ? {} : { inboundCountries: inbound.length > 0 ? [...inbound] : null }),
  };
  return (
    <SettingsCard
      isChanged={Object.keys(changes).length > 0}
      isSound
      mayChange={mayChange}
      failure={failure}
      pending={pending}
      onSave={() => save(changes)}
    >
      <Field
        label="Calls may go to"
        help="A call to anywhere else is refused, also one of a batch. Choose only where you really call: it keeps strangers who get hold of a key from running up a bill abroad."
        error={firstOf(errors, "outboundCountries")}
      >
        <CountryPicker
          chosen={outbound}
          onChange={setOutbound}
          among={settings.callableCountries}
          every={everyCountry(settings.callableCountries)}
          disabled={!mayChange}
        />
      </Field>
      <Field
        label="People may call from"
        help="Calls from anywhere else are turned away at the provider; those that reach us all the same stand below. Who withholds the number is let in: nobody can tell where they are."
        error={firstOf(errors, "inboundCountries")}
      >
        <CountryPicker chosen={inbound} onChange={setInbound} every={everyCountry(null)} disabled={!mayChange} />
      </Field>
    </SettingsCard>
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}
