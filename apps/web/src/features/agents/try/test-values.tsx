import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";

interface TestValuesProps {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Record<string, string>) => void;
}

/** Values for the variables that the agent uses, for this conversation only. */
export function TestValues({ names, values, onChange }: TestValuesProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-compact text-muted-foreground">Values for this conversation</legend>
      {names.map((name) => (
        <Field key={name} label={`{{${name}}}`}>
          <Input
            value={values[name] ?? ""}
            maxLength={4_096}
            placeholder="As the agent has it"
            onChange={(event) => onChange({ ...values, [name]: event.target.value })}
          />
        </Field>
      ))}
    </fieldset>
  );
}
