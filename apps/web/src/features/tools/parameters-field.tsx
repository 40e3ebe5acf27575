import type { CustomTool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Segmented } from "@voxcalls/ui/segmented";
import { Textarea } from "@voxcalls/ui/textarea";
import { useState } from "react";
import { fromRows, isPlain, rowsOf } from "./parameter-rows";
import { ParameterList } from "./parameter-list";

type Parameters = CustomTool["parameters"];

interface ParametersFieldProps {
  readonly value: Parameters;
  readonly error: string | undefined;
  readonly onChange: (value: Parameters) => void;
}

/** What the model fills in: line by line, or as the JSON schema that it is. A schema beyond the lines is shown as JSON only. */
export function ParametersField({ value, error, onChange }: ParametersFieldProps) {
  const plain = isPlain(value);
  const [view, setView] = useState<"form" | "json">(plain ? "form" : "json");
  const [text, setText] = useState(() => written(value));
  const [isBroken, setIsBroken] = useState(false);
  const show = (next: "form" | "json") => {
    setText(written(value));
    setIsBroken(false);
    setView(next);
  };
  const write = (next: string) => {
    setText(next);
    const parsed = next.trim() === "" ? undefined : read(next);
    setIsBroken(parsed === null);
    if (parsed !== null) onChange(parsed);
  };
  return (
    <div role="group" aria-label="What the model fills in" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <span className="text-compact font-medium">What the model fills in</span>
        {plain && !isBroken ? (
          <Segmented
            label="View"
            value={view}
            onValueChange={show}
            options={[
              { value: "form", label: "Form" },
              { value: "json", label: "JSON" },
            ]}
          />
        ) : null}
      </div>
      {view === "form" && plain ? (
        <ParameterList rows={rowsOf(value)} error={error} onChange={(rows) => onChange(fromRows(rows))} />
      ) : (
        <Field
          label="JSON schema"
          help="An object: type, properties, required."
          error={isBroken ? "That is no JSON object yet; what was right before is kept." : error}
        >
          <Textarea
            rows={6}
            spellCheck={false}
            className="font-mono text-xs"
            value={text}
            onChange={(event) => write(event.target.value)}
          />
        </Field>
      )}
    </div>
  );
}

function written(value: Parameters): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}

/** null when it is no JSON object; whether the object is a schema the server says. */
function read(text: string): NonNullable<Parameters> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as NonNullable<Parameters>)
      : null;
  } catch {
    return null;
  }
}
