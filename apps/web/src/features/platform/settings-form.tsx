"use client";

import type { SettingsView } from "@voxcalls/api/schemas/platform/settings";
import { Button } from "@voxcalls/ui/button";
import { Card, CardContent, CardFooter, CardHeader } from "@voxcalls/ui/card";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CountryPicker } from "~/features/countries/country-picker";
import { everyCountry, firstOf } from "~/features/countries/country-words";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { plansByName } from "./tenant-words";

/** What holds for the whole platform from the next act on. */
export function SettingsForm({ settings }: { settings: SettingsView }) {
  const router = useRouter();
  const [quarantineDays, setQuarantineDays] = useState(String(settings.quarantineDays));
  const [sharedLines, setSharedLines] = useState(String(settings.sharedLines));
  const [visitMinutes, setVisitMinutes] = useState(String(settings.visitMinutes));
  const [orphanHours, setOrphanHours] = useState(String(settings.orphanHours));
  const [defaultPlan, setDefaultPlan] = useState(settings.defaultPlan);
  const [callable, setCallable] = useState<readonly string[]>(settings.callableCountries ?? []);
  const change = trpc.platformSettings.change.useMutation({
    onSuccess: () => {
      toast.success("Settings are saved");
      router.refresh();
    },
  });
  const failure = change.error ? failureOf(change.error) : null;
  const errors = failure?.fields ?? {};
  const isChanged =
    quarantineDays !== String(settings.quarantineDays) ||
    sharedLines !== String(settings.sharedLines) ||
    visitMinutes !== String(settings.visitMinutes) ||
    callable.join() !== (settings.callableCountries ?? []).join() ||
    orphanHours !== String(settings.orphanHours) ||
    defaultPlan !== settings.defaultPlan;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({
          quarantineDays: Number(quarantineDays),
          sharedLines: Number(sharedLines),
          visitMinutes: Number(visitMinutes),
          callableCountries: callable.length > 0 ? [...callable] : null,
          orphanHours: Number(orphanHours),
          defaultPlan,
        });
      }}
    >
      <Card>
        <CardHeader title="Rules" description="They hold from the next act on; what has begun goes on as it began." />
        <CardContent className="flex flex-col gap-4">
          <FormFailure failure={failure} />
          <Amount
            label="Quarantine of released numbers"
            help="So long a number rests, so that old callers do not reach its next holder. 1 to 90."
            unit="days"
            value={quarantineDays}
            error={errors["quarantineDays"]}
            onChange={setQuarantineDays}
          />
          <Amount
            label="Shared lines"
            help="Calls at once, of all organisations together, that go beyond their guaranteed lines."
            unit="lines"
            value={sharedLines}
            error={errors["sharedLines"]}
            onChange={setSharedLines}
          />
          <Amount
            label="Support visits"
            help="So long a visit to an organisation lasts at most. 5 to 30."
            unit="minutes"
            value={visitMinutes}
            error={errors["visitMinutes"]}
            onChange={setVisitMinutes}
          />
          <Field
            label="Countries that may be called"
            help="Whatever an organisation allows itself: a call to anywhere else is refused, here and at the provider. Against toll fraud."
            error={firstOf(errors, "callableCountries")}
          >
            <CountryPicker chosen={callable} onChange={setCallable} every={everyCountry(null)} />
          </Field>
          <Amount
            label="Orphans at the provider"
            help="So long something there that nothing here knows stands before the nightly look removes it. 1 to 720; 24 unless set."
            unit="hours"
            value={orphanHours}
            error={errors["orphanHours"]}
            onChange={setOrphanHours}
          />
          <Field
            label="Plan of new organisations"
            help="What an organisation gets that registers by itself."
            error={errors["defaultPlan"]}
          >
            <Select
              value={defaultPlan}
              onValueChange={(value) => setDefaultPlan(value as typeof defaultPlan)}
              options={Object.entries(plansByName).map(([value, label]) => ({ value, label }))}
            />
          </Field>
        </CardContent>
        <CardFooter>
          <span>{isChanged ? "Not saved yet" : "Nothing changed"}</span>
          <Button variant="primary" type="submit" disabled={!isChanged} pending={change.isPending}>
            Save
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}

interface AmountProps {
  readonly label: string;
  readonly help: string;
  readonly unit: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A whole number that is typed, with what it counts. */
function Amount({ label, help, unit, value, error, onChange }: AmountProps) {
  return (
    <Field label={label} help={help} error={error}>
      <Input
        inputMode="numeric"
        value={value}
        trailing={<span className="text-compact text-muted-foreground">{unit}</span>}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
