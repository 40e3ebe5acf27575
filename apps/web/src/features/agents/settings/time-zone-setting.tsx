import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";

interface TimeZoneSettingProps {
  readonly error: string | undefined;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const own = "provider's own";

/** Where the agent is at home: what {{current_time}} says. */
export function TimeZoneSetting({ error, value, onChange }: TimeZoneSettingProps) {
  return (
    <Field label="Time zone" help="Where {{current_time}} is told." error={error}>
      <Combobox
        value={value ?? own}
        onValueChange={(zone) => onChange(zone === own ? null : zone)}
        options={[
          { value: own, label: "Provider’s own (Los Angeles)" },
          ...Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
        ]}
        searchPlaceholder="Search time zones"
      />
    </Field>
  );
}
