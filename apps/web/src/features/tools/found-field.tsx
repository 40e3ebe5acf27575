import { Checkbox } from "@voxcalls/ui/checkbox";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { X } from "lucide-react";
import { errorAt, type FieldErrors } from "~/trpc/field-errors";
import { CommaField } from "./comma-field";

interface Named {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | undefined;
}

/** Something to find out of what was said: text, a number, yes or no, or one of a few. */
export type Found =
  | (Named & { readonly type: "string"; readonly examples?: string[] | undefined })
  | (Named & { readonly type: "number" | "boolean" })
  | (Named & { readonly type: "enum"; readonly choices: string[] });

interface FoundFieldProps {
  /** Names the group for those who hear it. */
  readonly label: string;
  readonly field: Found;
  readonly errors: FieldErrors;
  readonly onChange: (field: Found) => void;
  readonly onRemove: () => void;
}

const types = [
  { value: "string", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { value: "enum", label: "One of" },
];

/** The form of one thing that is found in a conversation. */
export function FoundField({ label, field, errors, onChange, onRemove }: FoundFieldProps) {
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-3 rounded-lg border p-3">
      <div className="grid grid-cols-[1fr_7rem_auto] gap-2">
        <Field label="Called" error={errors["name"]}>
          <Input
            value={field.name}
            placeholder="reason_for_call"
            onChange={(event) => onChange({ ...field, name: event.target.value })}
          />
        </Field>
        <Field label="Kind" error={errors["type"]}>
          <Select value={field.type} options={types} onValueChange={(type) => onChange(typed(field, type))} />
        </Field>
        <IconButton label={`Remove ${field.name || label}`} icon={<X />} className="mt-6" onClick={onRemove} />
      </div>
      <Field label="What it is" error={errors["description"]}>
        <Input
          value={field.description}
          placeholder="Why the caller rang, in a few words"
          onChange={(event) => onChange({ ...field, description: event.target.value })}
        />
      </Field>
      {field.type === "enum" ? (
        <CommaField
          label="Choices"
          help="Separated by commas."
          error={errorAt(errors, "choices")}
          value={field.choices}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      ) : null}
      {field.type === "string" ? (
        <CommaField
          label="Examples"
          help="Separated by commas; they show the model what an answer looks like."
          error={errorAt(errors, "examples")}
          value={field.examples ?? []}
          onChange={(examples) => onChange(withExamples(field, examples))}
        />
      ) : null}
      <label className="flex items-center gap-2 text-compact">
        <Checkbox
          checked={field.required ?? false}
          onCheckedChange={(checked) => onChange({ ...field, required: checked === true })}
        />
        Must be found
      </label>
    </div>
  );
}

function typed({ name, description, required }: Found, type: string): Found {
  const named = { name, description, ...(required === undefined ? {} : { required }) };
  if (type === "enum") return { ...named, type, choices: [] };
  return { ...named, type: type === "number" || type === "boolean" ? type : "string" };
}

function withExamples(field: Extract<Found, { type: "string" }>, examples: string[]): Found {
  const { examples: _before, ...rest } = field;
  return examples.length > 0 ? { ...rest, examples } : rest;
}
