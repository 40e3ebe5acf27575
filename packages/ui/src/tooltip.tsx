"use client";

import * as TooltipPrimitive from "radix-ui/tooltip";
import type { ReactNode } from "react";
import { Kbd } from "./kbd";

/** Shares the opening delay between neighbours; UiProviders holds one for the whole app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <TooltipPrimitive.Provider delayDuration={350}>{children}</TooltipPrimitive.Provider>;
}

type TooltipProps = {
  content: ReactNode;
  /** One element that can take a ref and focus. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** Keys that do the same, e.g. ["⌘", "K"]. */
  keys?: string[] | undefined;
};

/** A short hint on hover and focus. Never the only place of something people need. */
export function Tooltip({ content, children, side = "top", keys }: TooltipProps) {
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger asChild>{children}</TooltipPrimitive.Trigger>
      <TooltipPrimitive.Portal>
        <TooltipPrimitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md bg-foreground px-2 py-1 text-xs text-background duration-100 animate-in fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0"
        >
          {content}
          {keys ? (
            <span className="flex gap-0.5">
              {keys.map((key) => (
                <Kbd key={key} className="border-background/30 bg-transparent text-background">
                  {key}
                </Kbd>
              ))}
            </span>
          ) : null}
        </TooltipPrimitive.Content>
      </TooltipPrimitive.Portal>
    </TooltipPrimitive.Root>
  );
}
