"use client";

import { Check, Minus } from "lucide-react";
import * as CheckboxPrimitive from "radix-ui/checkbox";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

/** Yes, no, or "indeterminate" for a head over mixed rows. `checked`, `onCheckedChange`; name it with a Label or aria-label. */
export function Checkbox({ className, ...props }: ComponentProps<typeof CheckboxPrimitive.Root>) {
  return (
    <CheckboxPrimitive.Root
      {...useFieldControl()}
      className={cn(
        "group relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-input align-middle bg-field transition-colors",
        "after:absolute after:-inset-1 hover:border-secondary-foreground disabled:cursor-not-allowed disabled:opacity-50",
        "aria-invalid:border-destructive-text data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        "data-[state=indeterminate]:border-primary data-[state=indeterminate]:bg-primary",
        className,
      )}
      {...props}
    >
      <CheckboxPrimitive.Indicator className="text-primary-foreground">
        <Check strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
        <Minus strokeWidth={3} className="hidden size-3 group-data-[state=indeterminate]:block" />
      </CheckboxPrimitive.Indicator>
    </CheckboxPrimitive.Root>
  );
}
