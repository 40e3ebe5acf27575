import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";

interface CommaFieldProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** A few words in one line, separated by commas. The line stays as it is typed. */
export function CommaField({ label, help, error, value, onChange }: CommaFieldProps) {
  const [text, setText] = useState(() => value.join(", "));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Discarded or saved: what stands here is of yesterday.
    if (partsOf(text).join() !== value.join()) setText(value.join(", "));
  }
  return (
    <Field label={label} help={help} error={error}>
      <Input
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(partsOf(event.target.value));
        }}
      />
    </Field>
  );
}

function partsOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
