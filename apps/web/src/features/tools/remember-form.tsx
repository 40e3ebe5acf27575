import type { Tool } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Plus } from "lucide-react";
import { errorsUnder, type FieldErrors } from "~/trpc/field-errors";
import { FoundField } from "./found-field";

interface RememberFormProps {
  readonly tool: Extract<Tool, { type: "extract_dynamic_variable" }>;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** What is remembered of what was said, and under which names. */
export function RememberForm({ tool, errors, onChange }: RememberFormProps) {
  const { variables } = tool;
  return (
    <>
      {errors["variables"] ? <Callout tone="danger" title={errors["variables"]} /> : null}
      {variables.map((variable, index) => (
        <FoundField
          key={index}
          label={`Variable ${index + 1}`}
          field={variable}
          errors={errorsUnder(errors, `variables.${index}`)}
          onChange={(next) => onChange({ ...tool, variables: variables.map((one, at) => (at === index ? next : one)) })}
          onRemove={() => onChange({ ...tool, variables: variables.filter((_, at) => at !== index) })}
        />
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => onChange({ ...tool, variables: [...variables, { type: "string", name: "", description: "" }] })}
      >
        <Plus />
        Variable
      </Button>
    </>
  );
}
