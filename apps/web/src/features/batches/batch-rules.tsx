"use client";

import { outcomes, retryable } from "@voxcalls/api/catalogue/batches";
import { Checkbox } from "@voxcalls/ui/checkbox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import type { BatchDraft } from "./batch-draft";
import { weekdayNames } from "./batch-words";

interface BatchRulesProps {
  readonly draft: BatchDraft;
  readonly mostLines: number;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<BatchDraft>) => void;
}

const halfHours = Array.from(
  { length: 49 },
  (_, n) => `${String(Math.floor(n / 2)).padStart(2, "0")}:${n % 2 ? "30" : "00"}`,
);
const clocks = (times: readonly string[]) => times.map((value) => ({ value, label: value }));
const pauses = [
  { value: "15", label: "15 minutes" },
  { value: "60", label: "1 hour" },
  { value: "180", label: "3 hours" },
  { value: "1440", label: "1 day" },
];

/** When people are called, how many at once, and how often. */
export function BatchRules({ draft, mostLines, errors, onChange }: BatchRulesProps) {
  const toggle = <Value,>(list: readonly Value[], value: Value, isOn: boolean) =>
    isOn ? [...list, value] : list.filter((one) => one !== value);
  return (
    <>
      <Field
        label="Begin"
        optional
        help="By your own clock. Left empty, it begins when you start it."
        error={errors["startsAt"]}
      >
        <Input
          type="datetime-local"
          className="w-56"
          value={draft.startsAt}
          onChange={(event) => onChange({ startsAt: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Call from" error={errors["windowFrom"]}>
          <Select
            value={draft.windowFrom}
            onValueChange={(windowFrom) => onChange({ windowFrom })}
            options={clocks(halfHours.slice(0, -1))}
          />
        </Field>
        <Field label="until" error={errors["windowTo"]}>
          <Select
            value={draft.windowTo}
            onValueChange={(windowTo) => onChange({ windowTo })}
            options={clocks(halfHours.slice(1))}
          />
        </Field>
        <p className="col-span-2 -mt-2 text-compact text-muted-foreground">
          By the clock where the called number is. Where that may be in several time zones, it has to fit in all of
          them.
        </p>
      </div>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">On</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {weekdayNames.map((name, index) => (
            <label key={name} className="flex items-center gap-2">
              <Checkbox
                checked={draft.weekdays.includes(index + 1)}
                onCheckedChange={(on) => onChange({ weekdays: toggle(draft.weekdays, index + 1, on === true) })}
              />
              {name}
            </label>
          ))}
        </div>
        {errors["weekdays"] ? (
          <p role="alert" className="mt-1.5 text-compact text-destructive-text">
            {errors["weekdays"]}
          </p>
        ) : null}
      </fieldset>
      <Field
        label="Lines at once"
        help={`Your organisation has ${mostLines}; those that are in use otherwise are left alone.`}
        error={errors["linesAtOnce"]}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={mostLines}
          className="w-28"
          value={draft.linesAtOnce === 0 ? "" : draft.linesAtOnce}
          onChange={(event) => onChange({ linesAtOnce: Math.trunc(Number(event.target.value)) })}
        />
      </Field>
      <Field label="Tries for each number" error={errors["maxTries"]}>
        <Select
          className="w-56"
          value={String(draft.maxTries)}
          onValueChange={(tries) => onChange({ maxTries: Number(tries) })}
          options={[1, 2, 3, 4, 5].map((n) => ({
            value: String(n),
            label: n === 1 ? "One call, no second" : `Up to ${n} calls`,
          }))}
        />
      </Field>
      {draft.maxTries > 1 ? (
        <>
          <Field label="Time between tries" error={errors["retryAfterMinutes"]}>
            <Select
              className="w-56"
              value={String(draft.retryAfterMinutes)}
              onValueChange={(minutes) => onChange({ retryAfterMinutes: Number(minutes) })}
              options={pauses}
            />
          </Field>
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">Try again after</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {retryable.map((outcome) => (
                <label key={outcome} className="flex items-center gap-2">
                  <Checkbox
                    checked={draft.retryOn.includes(outcome)}
                    onCheckedChange={(on) => onChange({ retryOn: toggle(draft.retryOn, outcome, on === true) })}
                  />
                  {outcomes[outcome]}
                </label>
              ))}
            </div>
          </fieldset>
        </>
      ) : null}
    </>
  );
}
