"use client";

import type { TenantSettings } from "@voxcalls/api/schemas/tenant-settings";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Separator } from "@voxcalls/ui/separator";
import { useState } from "react";
import { SettingsCard } from "./settings-card";
import { changesIn, useSaveSettings } from "./use-save-settings";

const longestDays = 3_650;

/** How long the organisation keeps what its callers said. */
export function PrivacyForm({ settings, mayChange }: { settings: TenantSettings; mayChange: boolean }) {
  const { failure, pending, save } = useSaveSettings(settings);
  const [recordings, setRecordings] = useState(String(settings.keepRecordingsDays ?? ""));
  const [words, setWords] = useState(String(settings.keepWordsDays ?? ""));
  const changes = changesIn({ keepRecordingsDays: daysOf(recordings), keepWordsDays: daysOf(words) }, settings);
  const errors = failure?.fields ?? {};
  return (
    <SettingsCard
      isChanged={Object.keys(changes).length > 0}
      isSound={isDays(recordings) && isDays(words)}
      mayChange={mayChange}
      failure={failure}
      pending={pending}
      onSave={() => save(changes)}
    >
      <Days
        label="Keep recordings for"
        help="Afterwards they are deleted, here and at the provider. Empty: for ever."
        value={recordings}
        error={errors["keepRecordingsDays"]}
        disabled={!mayChange}
        onChange={setRecordings}
      />
      <Separator />
      <Days
        label="Keep transcripts and summaries for"
        help="Afterwards what was said can neither be read nor searched. Who called when, and what it cost, stays. Empty: for ever."
        value={words}
        error={errors["keepWordsDays"]}
        disabled={!mayChange}
        onChange={setWords}
      />
    </SettingsCard>
  );
}

interface DaysProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (typed: string) => void;
}

function Days({ label, help, value, error, disabled, onChange }: DaysProps) {
  return (
    <Field
      label={label}
      help={help}
      error={isDays(value) ? error : "A whole number of days between 1 and 3,650, or nothing."}
    >
      <div className="flex items-center gap-2">
        <Input
          inputMode="numeric"
          className="max-w-24"
          value={value}
          maxLength={4}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value.trim())}
        />
        <span className="text-muted-foreground">days</span>
      </div>
    </Field>
  );
}

function isDays(text: string): boolean {
  return text === "" || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= longestDays);
}

function daysOf(text: string): number | null {
  return text === "" ? null : Number(text);
}
