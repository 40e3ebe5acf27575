"use client";

import { X } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dialogLook, footerLook, veilLook } from "./overlay-look";

/** A short form or a choice over the page. To confirm an act use ConfirmDialog, to look at something Sheet. */
export const Dialog = DialogPrimitive.Root;

/** What opens the dialog; use with asChild and a Button. */
export const DialogTrigger = DialogPrimitive.Trigger;

/** Closes the dialog; use with asChild and a Button. */
export const DialogClose = DialogPrimitive.Close;

type DialogContentProps = {
  title: string;
  description?: ReactNode;
  /** Buttons; the main act last. */
  footer?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
};

/** The dialog itself. A submitting button in the footer names its form: `<Button type="submit" form="invite">`. */
export function DialogContent({ title, description, footer, children, className }: DialogContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className={veilLook} />
      <DialogPrimitive.Content
        className={cn(dialogLook, className)}
        onOpenAutoFocus={focusFirstField}
        // Radix warns about a missing description unless its absence is said.
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <header className="shrink-0 py-4 pr-14 pl-5">
          <DialogPrimitive.Title className="text-base font-semibold">{title}</DialogPrimitive.Title>
          {description ? (
            <DialogPrimitive.Description className="mt-0.5 text-compact text-muted-foreground">
              {description}
            </DialogPrimitive.Description>
          ) : null}
        </header>
        {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div> : null}
        {footer ? <footer className={footerLook}>{footer}</footer> : null}
        {/* Last in the order of the keyboard: the first field takes the focus, not the way out. */}
        <DialogPrimitive.Close asChild>
          <Button variant="ghost" size="icon-sm" aria-label="Close" className="absolute top-3.5 right-3.5">
            <X />
          </Button>
        </DialogPrimitive.Close>
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  );
}

// A dialog that only tells something takes the focus itself: its close button must not wear a ring nobody asked for.
function focusFirstField(event: Event) {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement) || dialog.querySelector("input, textarea, select, [role='combobox']")) return;
  event.preventDefault();
  dialog.focus();
}
