"use client";

import * as RadioGroupPrimitive from "radix-ui/radio-group";
import type { ReactNode } from "react";
import { cn } from "./cn";

type SegmentedProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  /** With `icon`, the label is read aloud and shown on hover only. */
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  /** Names the choice for screen readers. */
  label: string;
  className?: string | undefined;
};

/** Two to five short choices in one frame: a range of days, a view. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: SegmentedProps<Value>) {
  return (
    <RadioGroupPrimitive.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onValueChange(chosen.value);
      }}
      orientation="horizontal"
      className={cn("inline-flex h-8 shrink-0 items-center rounded-lg bg-secondary p-0.5", className)}
    >
      {options.map((option) => (
        <RadioGroupPrimitive.Item
          key={option.value}
          value={option.value}
          title={option.icon ? option.label : undefined}
          aria-label={option.icon ? option.label : undefined}
          className={cn(
            "inline-flex h-full min-w-8 grow items-center justify-center rounded-md px-2.5 text-compact font-medium whitespace-nowrap text-secondary-foreground transition-colors",
            "hover:text-foreground data-[state=checked]:bg-card data-[state=checked]:text-foreground data-[state=checked]:ring-1 data-[state=checked]:ring-border-strong [&_svg]:size-4",
          )}
        >
          {option.icon ?? option.label}
        </RadioGroupPrimitive.Item>
      ))}
    </RadioGroupPrimitive.Root>
  );
}
