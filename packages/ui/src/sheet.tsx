"use client";

import { X } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { footerLook, veilLook } from "./overlay-look";

/** A drawer at the right, for looking into one thing without leaving the list. */
export const Sheet = DialogPrimitive.Root;

/** What opens the drawer; use with asChild and a Button. */
export const SheetTrigger = DialogPrimitive.Trigger;

/** Closes the drawer; use with asChild and a Button. */
export const SheetClose = DialogPrimitive.Close;

const widths = { md: "sm:max-w-md", lg: "sm:max-w-xl", xl: "sm:max-w-3xl" };

type SheetContentProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Between title and close: previous/next, "open as page". */
  actions?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths;
  children: ReactNode;
  className?: string | undefined;
};

/** The drawer itself: the whole width of a phone, a column of a desk. */
export function SheetContent({
  title,
  description,
  actions,
  footer,
  size = "md",
  children,
  className,
}: SheetContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className={veilLook} />
      <DialogPrimitive.Content
        className={cn(
          "fixed inset-y-0 right-0 z-50 flex w-full flex-col border-l border-border-strong bg-card shadow-float outline-none",
          "duration-150 animate-in slide-in-from-right-8 fade-in-0 data-[state=closed]:animate-out data-[state=closed]:slide-out-to-right-8 data-[state=closed]:fade-out-0",
          widths[size],
        )}
        onOpenAutoFocus={focusDrawer}
        // Radix warns about a missing description unless its absence is said.
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <header className="flex shrink-0 items-start justify-between gap-4 border-b px-5 py-3">
          <div className="min-w-0 py-0.5">
            <DialogPrimitive.Title className="truncate text-base font-semibold">{title}</DialogPrimitive.Title>
            {description ? (
              <DialogPrimitive.Description asChild>
                <div className="text-compact text-muted-foreground">{description}</div>
              </DialogPrimitive.Description>
            ) : null}
          </div>
          <div className="-mr-1.5 flex shrink-0 items-center gap-1">
            {actions}
            <DialogPrimitive.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close">
                <X />
              </Button>
            </DialogPrimitive.Close>
          </div>
        </header>
        <div className={cn("min-h-0 flex-1 overflow-y-auto p-5", className)}>{children}</div>
        {footer ? <footer className={cn(footerLook, "rounded-none")}>{footer}</footer> : null}
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  );
}

// A drawer is for looking: its title is read first, and no button wears a focus ring nobody asked for.
function focusDrawer(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
