import { models } from "@voxcalls/api/catalogue/flows";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { SwitchField } from "./switch-field";

type ModelChoice = FlowDefinition["modelChoice"];

interface ModelPartProps {
  readonly choice: ModelChoice | undefined;
  /** Given: it may be left to what stands above. */
  readonly unset?: string;
  readonly onChange: (choice: ModelChoice | undefined) => void;
}

// No model is called so.
const above = "·";

/** Which model thinks. */
export function ModelPart({ choice, unset, onChange }: ModelPartProps) {
  const listed = models.map(({ id, name, about }) => ({ value: id, label: name, description: about }));
  const known = choice === undefined || listed.some(({ value }) => value === choice.model);
  const options = [
    ...(unset === undefined ? [] : [{ value: above, label: unset }]),
    ...listed,
    ...(known ? [] : [{ value: choice.model, label: choice.model }]),
  ];
  return (
    <>
      <Field label="Model">
        <Combobox
          value={choice?.model ?? above}
          onValueChange={(model) => onChange(model === above ? undefined : { ...choice, type: "cascading", model })}
          options={options}
        />
      </Field>
      {choice ? (
        <SwitchField
          label="High priority"
          help="Steadier answers at a higher price."
          checked={choice.highPriority ?? false}
          onChange={(highPriority) => onChange({ ...choice, highPriority })}
        />
      ) : null}
    </>
  );
}
