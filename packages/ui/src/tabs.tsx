"use client";

import * as TabsPrimitive from "radix-ui/tabs";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Views of one thing. `value`, `onValueChange` (keep it in the URL) or `defaultValue`. */
export function Tabs({ className, ...props }: ComponentProps<typeof TabsPrimitive.Root>) {
  return <TabsPrimitive.Root className={cn("flex min-w-0 flex-col gap-4", className)} {...props} />;
}

/** The row of tabs; scrolls sideways when the screen is narrow. */
export function TabsList({ className, ...props }: ComponentProps<typeof TabsPrimitive.List>) {
  return (
    <TabsPrimitive.List
      className={cn("flex gap-5 overflow-x-auto border-b [scrollbar-width:none]", className)}
      {...props}
    />
  );
}

type TabsTriggerProps = ComponentProps<typeof TabsPrimitive.Trigger> & { count?: ReactNode };

/** One tab, with a figure beside its word if there is one. */
export function TabsTrigger({ className, children, count, ...props }: TabsTriggerProps) {
  return (
    <TabsPrimitive.Trigger
      className={cn(
        "relative flex h-9 shrink-0 items-center gap-1.5 text-sm font-medium text-muted-foreground transition-colors hover:text-foreground",
        "-outline-offset-2 disabled:opacity-50 [&_svg]:size-4",
        "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 data-[state=active]:text-foreground data-[state=active]:after:bg-brand",
        className,
      )}
      {...props}
    >
      {children}
      {count === undefined ? null : <span className="text-xs font-normal text-muted-foreground">{count}</span>}
    </TabsPrimitive.Trigger>
  );
}

/** What one tab shows. */
export function TabsContent({ className, ...props }: ComponentProps<typeof TabsPrimitive.Content>) {
  return <TabsPrimitive.Content className={cn("min-w-0", className)} {...props} />;
}
