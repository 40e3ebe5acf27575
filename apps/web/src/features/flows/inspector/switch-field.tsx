import { Field } from "@voxcalls/ui/field";
import { Switch } from "@voxcalls/ui/switch";

interface SwitchFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no, with a sentence about it. */
export function SwitchField({ label, help, checked, onChange }: SwitchFieldProps) {
  return (
    <Field label={label} help={help} layout="inline">
      <Switch checked={checked} onCheckedChange={onChange} />
    </Field>
  );
}
