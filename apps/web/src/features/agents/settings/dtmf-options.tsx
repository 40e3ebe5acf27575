import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { NumberField } from "~/features/flows/inspector/number-field";
import type { FieldErrors } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";

type Options = AgentDraft["userDtmfOptions"];

interface DtmfOptionsProps {
  readonly value: Options;
  readonly errors: FieldErrors;
  readonly onChange: (value: Options) => void;
}

/** When digits that are pressed count as one answer. */
export function DtmfOptions({ value, errors, onChange }: DtmfOptionsProps) {
  const set = (change: NonNullable<Options>) => {
    const given = Object.entries({ ...value, ...change }).filter(([, part]) => part !== undefined && part !== null);
    onChange(given.length > 0 ? Object.fromEntries(given) : null);
  };
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <NumberField
        label="Digits at most"
        error={errors["userDtmfOptions.digitLimit"]}
        unset="Any"
        min={1}
        max={50}
        value={value?.digitLimit}
        onChange={(digitLimit) => set({ digitLimit })}
      />
      <Field label="Ends with the key" error={errors["userDtmfOptions.terminationKey"]}>
        <Input
          value={value?.terminationKey ?? ""}
          placeholder="None"
          maxLength={1}
          onChange={(event) => set({ terminationKey: event.target.value || null })}
        />
      </Field>
      <NumberField
        label="Or after"
        error={errors["userDtmfOptions.timeoutMs"]}
        unit="s"
        unset="Provider’s own"
        min={1}
        max={15}
        value={value?.timeoutMs === undefined ? null : value.timeoutMs / 1_000}
        onChange={(seconds) => set({ timeoutMs: seconds === undefined ? undefined : Math.round(seconds * 1_000) })}
      />
    </div>
  );
}
