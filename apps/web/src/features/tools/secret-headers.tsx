import type { CustomTool } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { FieldErrors } from "~/trpc/field-errors";

type Headers = NonNullable<CustomTool["headers"]>;
type Row = readonly [name: string, value: Headers[string]];

interface SecretHeadersProps {
  readonly value: Headers;
  readonly errors: FieldErrors;
  readonly onChange: (value: Headers) => void;
}

/** Headers of a request. A value that was saved is kept and never shown; writing another replaces it. */
export function SecretHeaders({ value, errors, onChange }: SecretHeadersProps) {
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Saved or discarded: values that were written are sealed now, or gone.
    if (JSON.stringify(headersOf(rows)) !== JSON.stringify(value)) setRows(Object.entries(value));
  }
  const set = (next: readonly Row[]) => {
    setRows(next);
    onChange(headersOf(next));
  };
  const write = (index: number, row: Row) => set(rows.map((one, at) => (at === index ? row : one)));
  return (
    <div role="group" aria-label="Headers" className="flex flex-col gap-1.5">
      <div className="text-compact font-medium">Headers</div>
      {rows.map(([name, held], index) => (
        <div key={index} className="flex flex-col gap-1">
          <div className="flex items-center gap-1.5">
            <Input
              aria-label="Header"
              placeholder="Authorization"
              value={name}
              aria-invalid={errors[name] !== undefined}
              onChange={(event) => write(index, [event.target.value, held])}
            />
            <Input
              aria-label="Value"
              autoComplete="off"
              placeholder={typeof held === "string" ? "Value" : "Kept secret"}
              value={typeof held === "string" ? held : ""}
              onChange={(event) => write(index, [name, event.target.value])}
            />
            <IconButton
              label={`Remove ${name || "this header"}`}
              icon={<X />}
              size="icon-sm"
              onClick={() => set(rows.filter((_, at) => at !== index))}
            />
          </div>
          {errors[name] ? (
            <p className="text-compact text-destructive-text">
              {name}: {errors[name]}
            </p>
          ) : null}
        </div>
      ))}
      <p className="text-compact text-muted-foreground">
        Values are sealed when they are saved, and never shown again.
      </p>
      <Button size="sm" className="self-start" onClick={() => setRows([...rows, ["", ""]])}>
        <Plus />
        Header
      </Button>
    </div>
  );
}

function headersOf(rows: readonly Row[]): Headers {
  return Object.fromEntries(rows.map(([name, value]) => [name.trim(), value] as const).filter(([name]) => name !== ""));
}
