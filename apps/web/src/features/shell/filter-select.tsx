"use client";

import { cn } from "@voxcalls/ui/cn";
import { Select } from "@voxcalls/ui/select";

const anyOne = "any";

interface FilterSelectProps<Value extends string> {
  readonly label: string;
  /** What stands there while nothing is chosen: "Any state". */
  readonly any: string;
  readonly value: Value | null;
  readonly choices: readonly { value: Value; label: string }[];
  readonly onPick: (value: Value | null) => void;
  readonly className?: string;
}

/** One of a few, or any: a choice of a filter bar. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, any, value, choices, onPick, className } = props;
  return (
    <Select
      aria-label={label}
      look="button"
      className={cn("w-auto max-w-52", value === null ? null : "border-input", className)}
      value={value ?? anyOne}
      onValueChange={(picked) => onPick(choices.find((choice) => choice.value === picked)?.value ?? null)}
      options={[{ value: anyOne, label: any }, ...choices]}
    />
  );
}
