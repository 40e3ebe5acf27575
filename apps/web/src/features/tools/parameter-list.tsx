import { Button } from "@voxcalls/ui/button";
import { Checkbox } from "@voxcalls/ui/checkbox";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { fromRows, parameterTypes, type ParameterRow } from "./parameter-rows";

interface ParameterListProps {
  readonly rows: readonly ParameterRow[];
  readonly error: string | undefined;
  readonly onChange: (rows: readonly ParameterRow[]) => void;
}

const words = { string: "Text", number: "Number", integer: "Whole number", boolean: "Yes or no" } as const;

/** Properties of a schema, one after the other. A line that has no name yet is kept here until it has one. */
export function ParameterList({ rows: given, error, onChange }: ParameterListProps) {
  const [rows, setRows] = useState(given);
  const [seen, setSeen] = useState(() => JSON.stringify(given));
  if (seen !== JSON.stringify(given)) {
    setSeen(JSON.stringify(given));
    // Discarded, or written as JSON: what stands here is of yesterday.
    if (JSON.stringify(fromRows(rows)) !== JSON.stringify(fromRows(given))) setRows(given);
  }
  const set = (next: readonly ParameterRow[]) => {
    setRows(next);
    onChange(next);
  };
  const write = (index: number, change: Partial<ParameterRow>) =>
    set(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <div className="flex flex-col gap-2">
      {rows.map(({ name, type, description, isRequired }, index) => (
        <div
          key={index}
          role="group"
          aria-label={`Value ${index + 1}`}
          className="flex flex-col gap-2 rounded-lg border p-2"
        >
          <div className="grid grid-cols-[1fr_8rem_auto] items-center gap-1.5">
            <Input
              aria-label="Called"
              placeholder="date"
              value={name}
              onChange={(event) => write(index, { name: event.target.value })}
            />
            <Select
              aria-label="Kind"
              value={type}
              options={parameterTypes.map((value) => ({ value, label: words[value] }))}
              onValueChange={(next) => write(index, { type: parameterTypes.find((one) => one === next) ?? "string" })}
            />
            <IconButton
              label={`Remove ${name || "this line"}`}
              icon={<X />}
              size="icon-sm"
              onClick={() => set(rows.filter((_, at) => at !== index))}
            />
          </div>
          <Input
            aria-label="What it is"
            placeholder="The day that the caller wants"
            value={description}
            onChange={(event) => write(index, { description: event.target.value })}
          />
          <label className="flex items-center gap-2 text-compact">
            <Checkbox
              checked={isRequired}
              onCheckedChange={(checked) => write(index, { isRequired: checked === true })}
            />
            The agent asks until it knows
          </label>
        </div>
      ))}
      {error ? <p className="text-compact text-destructive-text">{error}</p> : null}
      <Button
        size="sm"
        className="self-start"
        onClick={() => setRows([...rows, { name: "", type: "string", description: "", isRequired: false }])}
      >
        <Plus />
        Value
      </Button>
    </div>
  );
}
