import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";

interface NumberFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  /** Missing: what stands above it holds, which `unset` names. */
  readonly value: number | null | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly unset: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
}

/** A number that may be left out. */
export function NumberField({
  label,
  help,
  error,
  value,
  onChange,
  unset,
  unit,
  step = 1,
  ...range
}: NumberFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      <Input
        type="number"
        inputMode="decimal"
        value={value ?? ""}
        placeholder={unset}
        step={step}
        trailing={unit}
        onChange={(event) => onChange(event.target.value === "" ? undefined : Number(event.target.value))}
        {...range}
      />
    </Field>
  );
}
