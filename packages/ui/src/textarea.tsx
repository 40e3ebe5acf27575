"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlLook } from "./control-look";
import { useFieldControl } from "./field-context";

/** Several lines of text; grows with what is written, from `rows` on. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={3}
      {...useFieldControl()}
      className={cn(controlLook, "field-sizing-content min-h-16 resize-y px-2.5 py-1.5", className)}
      {...props}
    />
  );
}
