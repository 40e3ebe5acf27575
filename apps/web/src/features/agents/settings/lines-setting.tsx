import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { useState } from "react";

interface LinesSettingProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly value: readonly string[] | null;
  readonly placeholder?: string;
  readonly onChange: (value: string[] | null) => void;
}

/** Words, one a line; none leaves it to the provider. What is typed stays as it is typed, empty lines included. */
export function LinesSetting({ label, help, error, value, placeholder, onChange }: LinesSettingProps) {
  const [text, setText] = useState(() => (value ?? []).join("\n"));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Discarded or saved: what stands here is of yesterday.
    if (linesOf(text).join("\n") !== (value ?? []).join("\n")) setText((value ?? []).join("\n"));
  }
  return (
    <Field label={label} help={help} error={error}>
      <Textarea
        rows={2}
        value={text}
        placeholder={placeholder}
        onChange={(event) => {
          const lines = linesOf(event.target.value);
          setText(event.target.value);
          onChange(lines.length > 0 ? lines : null);
        }}
      />
    </Field>
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
