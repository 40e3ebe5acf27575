import { Field } from "@voxcalls/ui/field";
import { Slider } from "@voxcalls/ui/slider";
import { WayBack } from "./way-back";

interface SliderSettingProps {
  readonly label: string;
  readonly help?: string;
  readonly error: string | undefined;
  readonly value: number | null;
  /** The provider's own value. */
  readonly own: number;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly words: (value: number) => string;
  readonly ends: readonly [string, string];
}

/** A setting on a scale; null leaves it to the provider. */
export function SliderSetting({ label, help, error, value, own, onChange, ...scale }: SliderSettingProps) {
  return (
    <Field
      label={label}
      help={help}
      error={error}
      aside={<WayBack isSet={value !== null} onReset={() => onChange(null)} />}
    >
      <Slider value={value ?? own} onValueChange={onChange} step={0.05} {...scale} />
    </Field>
  );
}
