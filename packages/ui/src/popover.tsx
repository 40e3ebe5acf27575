"use client";

import * as PopoverPrimitive from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { panelLook } from "./menu-look";

/** A small panel that opens beside its trigger. */
export const Popover = PopoverPrimitive.Root;

/** What opens the popover; use with asChild and a Button. */
export const PopoverTrigger = PopoverPrimitive.Trigger;

type PopoverContentProps = ComponentProps<typeof PopoverPrimitive.Content> & {
  /** Names the panel for screen readers. */
  label: string;
};

/** The panel. */
export function PopoverContent({ label, className, align = "start", ...props }: PopoverContentProps) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        aria-label={label}
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(panelLook, "w-72 p-3 outline-none", className)}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}
