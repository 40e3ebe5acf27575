import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";

interface SelectSettingProps<Value extends string> {
  readonly label: string;
  readonly help?: string;
  readonly error: string | undefined;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly description?: string }[];
  /** What stands first: leaving it to the provider. */
  readonly unset: string;
  readonly onChange: (value: Value | null) => void;
}

const own = "provider's own";

/** A setting that is one of a few; null leaves it to the provider. */
export function SelectSetting<Value extends string>(props: SelectSettingProps<Value>) {
  const { label, help, error, value, options, unset, onChange } = props;
  return (
    <Field label={label} help={help} error={error}>
      <Select
        value={value ?? own}
        onValueChange={(next) => onChange(options.find((option) => option.value === next)?.value ?? null)}
        options={[{ value: own, label: unset }, ...options]}
      />
    </Field>
  );
}
