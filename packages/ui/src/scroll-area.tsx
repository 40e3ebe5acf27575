"use client";

import * as ScrollAreaPrimitive from "radix-ui/scroll-area";
import type { ReactNode } from "react";
import { cn } from "./cn";

type ScrollAreaProps = {
  /** Names the region for screen readers; it can be scrolled with the keyboard. */
  label: string;
  children: ReactNode;
  /** Give it a height or a max-height. */
  className?: string | undefined;
};

/** A region that scrolls with a thin bar of its own, the same on every system. */
export function ScrollArea({ label, children, className }: ScrollAreaProps) {
  return (
    <ScrollAreaPrimitive.Root className={cn("relative flex flex-col overflow-hidden", className)}>
      <ScrollAreaPrimitive.Viewport
        role="region"
        aria-label={label}
        tabIndex={0}
        className="min-h-0 w-full flex-1 rounded-[inherit] -outline-offset-2"
      >
        {children}
      </ScrollAreaPrimitive.Viewport>
      <ScrollAreaPrimitive.Scrollbar orientation="vertical" className="flex w-2 touch-none p-0.5 select-none">
        <ScrollAreaPrimitive.Thumb className="relative flex-1 rounded-full bg-border-strong" />
      </ScrollAreaPrimitive.Scrollbar>
    </ScrollAreaPrimitive.Root>
  );
}
