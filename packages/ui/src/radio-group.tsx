"use client";

import * as RadioGroupPrimitive from "radix-ui/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldGroup } from "./field-context";

type RadioGroupProps = {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; description?: ReactNode; disabled?: boolean | undefined }[];
  /** "cards" draws a frame around each: for choices that need a sentence. */
  look?: "list" | "cards";
  disabled?: boolean | undefined;
  /** Needed outside a Field. */
  "aria-label"?: string | undefined;
  className?: string | undefined;
};

/** One of a few, all in sight. */
export function RadioGroup({ value, onValueChange, options, look = "list", className, ...props }: RadioGroupProps) {
  const id = useId();
  return (
    <RadioGroupPrimitive.Root
      {...useFieldGroup()}
      {...(props["aria-label"] ? { "aria-label": props["aria-label"] } : {})}
      value={value ?? null}
      onValueChange={onValueChange}
      disabled={props.disabled ?? false}
      className={cn("flex flex-col", look === "cards" ? "gap-2" : "gap-3", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={cn(
            "flex items-start gap-2.5 has-[:disabled]:opacity-50",
            look === "cards" &&
              "rounded-lg border border-border-strong bg-card p-3 transition-colors hover:bg-muted has-[[data-state=checked]]:border-primary",
          )}
        >
          <RadioGroupPrimitive.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled ?? false}
            aria-labelledby={`${id}-${option.value}-name`}
            aria-describedby={option.description ? `${id}-${option.value}-about` : undefined}
            className="relative mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-input bg-field transition-colors after:absolute after:-inset-1 hover:border-secondary-foreground data-[state=checked]:border-primary data-[state=checked]:bg-primary"
          >
            <RadioGroupPrimitive.Indicator className="size-1.5 rounded-full bg-primary-foreground" />
          </RadioGroupPrimitive.Item>
          <span className="min-w-0">
            <span id={`${id}-${option.value}-name`} className="block text-sm">
              {option.label}
            </span>
            {option.description ? (
              <span id={`${id}-${option.value}-about`} className="block text-compact text-muted-foreground">
                {option.description}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </RadioGroupPrimitive.Root>
  );
}
