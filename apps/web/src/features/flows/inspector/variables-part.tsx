import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Plus, X } from "lucide-react";
import type { KindPartProps } from "./part";

type Variable = KindPartProps<"extract_dynamic_variables">["node"]["variables"][number];

const types = [
  { value: "string", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "enum", label: "One of" },
];

/** What is remembered of what was said, and under which names. */
export function VariablesPart({ node, patch, errors }: KindPartProps<"extract_dynamic_variables">) {
  const { variables } = node;
  const write = (index: number, variable: Variable, field?: string) =>
    patch({ variables: variables.map((one, at) => (at === index ? variable : one)) }, field && `${field} ${index}`);
  return (
    <>
      {variables.map((variable, index) => (
        <div
          key={index}
          role="group"
          aria-label={`Variable ${index + 1}`}
          className="flex flex-col gap-3 rounded-lg border p-3"
        >
          <div className="grid grid-cols-[1fr_7rem_auto] items-end gap-2">
            <Field label="Name" error={errors[`variables.${index}.name`]}>
              <Input
                value={variable.name}
                onChange={(event) => write(index, { ...variable, name: event.target.value }, "name")}
              />
            </Field>
            <Field label="Kind">
              <Select
                value={variable.type}
                options={types}
                onValueChange={(type) => write(index, typed(variable, type as Variable["type"]))}
              />
            </Field>
            <IconButton
              label={`Remove ${variable.name}`}
              icon={<X />}
              disabled={variables.length === 1}
              onClick={() => patch({ variables: variables.filter((_, at) => at !== index) })}
            />
          </div>
          <Field label="What it is" error={errors[`variables.${index}.description`]}>
            <Input
              value={variable.description}
              onChange={(event) => write(index, { ...variable, description: event.target.value }, "what")}
            />
          </Field>
          {variable.type === "enum" ? (
            <Field
              label="Choices"
              help="Separated by commas."
              error={errors[`variables.${index}.choices`] ?? errors[`variables.${index}.choices.0`]}
            >
              <Input
                defaultValue={variable.choices.join(", ")}
                onChange={(event) => write(index, { ...variable, choices: listOf(event.target.value) }, "choices")}
              />
            </Field>
          ) : null}
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() =>
          patch({
            variables: [
              ...variables,
              { type: "string", name: `answer_${variables.length + 1}`, description: "What the caller answered" },
            ],
          })
        }
      >
        <Plus />
        Variable
      </Button>
    </>
  );
}

function typed({ name, description }: Variable, type: Variable["type"]): Variable {
  return type === "enum" ? { type, name, description, choices: ["yes", "no"] } : { type, name, description };
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((choice) => choice.trim())
    .filter((choice) => choice !== "");
}
