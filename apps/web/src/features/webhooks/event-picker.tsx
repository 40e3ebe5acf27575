"use client";

import { Checkbox } from "@voxcalls/ui/checkbox";
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { eventChoices } from "./webhook-words";

interface EventPickerProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly error: string | undefined;
}

/** What an endpoint is told of. */
export function EventPicker({ chosen, onChange, error }: EventPickerProps) {
  const id = useId();
  const set = (event: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(event);
    else next.delete(event);
    onChange(next);
  };
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-2 text-sm font-medium">It is told when</legend>
      {error ? (
        <p id={`${id}-error`} role="alert" className="mb-2 flex gap-1.5 text-compact text-destructive-text">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
      <div className="divide-y rounded-lg border">
        {eventChoices.map(({ value, when }) => (
          <label key={value} className="flex cursor-pointer items-start gap-2.5 px-3 py-2.5 text-compact">
            <Checkbox
              className="mt-0.5"
              checked={chosen.has(value)}
              onCheckedChange={(state) => set(value, state === true)}
            />
            <span>
              <code className="text-xs font-medium">{value}</code>
              <span className="block text-muted-foreground">{when}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
