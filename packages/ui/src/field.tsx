"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Label } from "./label";

type FieldProps = {
  label: ReactNode;
  /** One sentence under the control; an error takes its place. */
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Writes "optional" beside the label. */
  optional?: boolean | undefined;
  /** At the right end of the label line, e.g. a counter or a link. */
  aside?: ReactNode;
  /** "inline" puts the control at the right of label and help: for switches. */
  layout?: "stacked" | "inline";
  /** One control of this package; it takes id, description and error state from here. */
  children: ReactNode;
  className?: string | undefined;
};

/** Label, control, help and error, tied together for everyone who cannot see that they belong together. */
export function Field({ label, help, error, required, optional, aside, layout, children, className }: FieldProps) {
  const id = useId();
  const controlId = `${id}-control`;
  const labelId = `${id}-label`;
  const noteId = `${id}-note`;
  const wiring = {
    controlId,
    labelId,
    describedBy: error || help ? noteId : undefined,
    invalid: Boolean(error),
    required: Boolean(required),
  };
  const labelLine = (
    <div className="flex items-baseline justify-between gap-4">
      <Label htmlFor={controlId} id={labelId}>
        {label}
        {optional ? <span className="font-normal text-muted-foreground"> optional</span> : null}
      </Label>
      {aside ? <span className="text-compact text-muted-foreground">{aside}</span> : null}
    </div>
  );
  const note = (
    <div id={noteId} aria-live="polite" className="text-compact empty:hidden">
      {error ? (
        <span className="flex gap-1.5 text-destructive-text">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </span>
      ) : help ? (
        <span className="text-muted-foreground">{help}</span>
      ) : null}
    </div>
  );
  return (
    <FieldContext value={wiring}>
      {layout === "inline" ? (
        <div className={cn("flex items-start justify-between gap-6", className)}>
          <div className="min-w-0">
            {labelLine}
            {note}
          </div>
          <div className="shrink-0">{children}</div>
        </div>
      ) : (
        <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
          {labelLine}
          {children}
          {note}
        </div>
      )}
    </FieldContext>
  );
}
