"use client";

import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Plus, X } from "lucide-react";
import { useState } from "react";

type Pairs = Readonly<Record<string, string>>;

interface PairsFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly keyLabel: string;
  readonly valueLabel: string;
  readonly value: Pairs;
  readonly onChange: (value: Record<string, string>) => void;
  readonly addLabel: string;
}

/** Names and values, line by line. A line without a name is kept here until it has one. */
export function PairsField({ label, help, keyLabel, valueLabel, value, onChange, addLabel }: PairsFieldProps) {
  const [rows, setRows] = useState(() => Object.entries(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // Undone, or changed elsewhere: what stands here is of yesterday.
    if (!isSame(recordOf(rows), value)) setRows(Object.entries(value));
  }
  const set = (next: [string, string][]) => {
    setRows(next);
    const record = recordOf(next);
    if (!isSame(record, value)) onChange(record);
  };
  const write = (index: number, pair: [string, string]) => set(rows.map((row, at) => (at === index ? pair : row)));
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1.5">
      <div className="text-compact font-medium">{label}</div>
      {rows.map(([key, text], index) => (
        <div key={index} className="flex items-center gap-1.5">
          <Input
            aria-label={keyLabel}
            placeholder={keyLabel}
            value={key}
            onChange={(event) => write(index, [event.target.value, text])}
          />
          <Input
            aria-label={valueLabel}
            placeholder={valueLabel}
            value={text}
            onChange={(event) => write(index, [key, event.target.value])}
          />
          <IconButton
            label={`Remove ${key || "this line"}`}
            icon={<X />}
            size="icon-sm"
            onClick={() => set(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {help ? <p className="text-compact text-muted-foreground">{help}</p> : null}
      <Button size="sm" className="self-start" onClick={() => setRows([...rows, ["", ""]])}>
        <Plus />
        {addLabel}
      </Button>
    </div>
  );
}

function recordOf(rows: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(rows.map(([key, text]) => [key.trim(), text] as const).filter(([key]) => key !== ""));
}

function isSame(a: Pairs, b: Pairs): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
