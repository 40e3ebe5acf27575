import { Field } from "@voxcalls/ui/field";
import { Switch } from "@voxcalls/ui/switch";

interface SwitchSettingProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly value: boolean | null;
  /** The provider's own value. */
  readonly own: boolean;
  readonly onChange: (value: boolean | null) => void;
}

/** A setting that is on or off. What the provider does by itself is not set, so it follows the provider. */
export function SwitchSetting({ label, help, error, value, own, onChange }: SwitchSettingProps) {
  return (
    <Field label={label} help={help} error={error} layout="inline">
      <Switch checked={value ?? own} onCheckedChange={(on) => onChange(on === own ? null : on)} />
    </Field>
  );
}
