"use client";

import { Check } from "lucide-react";
import * as MenuPrimitive from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { groupLabelLook, itemLook, panelLook } from "./menu-look";

/** A menu of acts on one thing. */
export const DropdownMenu = MenuPrimitive.Root;

/** What opens the menu; use with asChild and a Button. */
export const DropdownMenuTrigger = MenuPrimitive.Trigger;

/** The menu. `align` is "end" unless told: menus mostly hang at the right of a row. */
export function DropdownMenuContent({
  className,
  align = "end",
  ...props
}: ComponentProps<typeof MenuPrimitive.Content>) {
  return (
    <MenuPrimitive.Portal>
      <MenuPrimitive.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          panelLook,
          "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto p-1",
          className,
        )}
        {...props}
      />
    </MenuPrimitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof MenuPrimitive.Item> & {
  icon?: ReactNode;
  /** The key that does the same. */
  shortcut?: string | undefined;
  tone?: "normal" | "danger";
};

/** One act. Give a link as its single child with `asChild`, the icon inside it then. */
export function DropdownMenuItem({
  icon,
  shortcut,
  tone = "normal",
  className,
  children,
  asChild,
  ...props
}: ItemProps) {
  const look = cn(
    itemLook,
    tone === "danger" && "text-destructive-text data-[highlighted]:bg-danger-subtle [&_svg]:text-destructive-text!",
    className,
  );
  if (asChild) {
    return (
      <MenuPrimitive.Item asChild className={look} {...props}>
        {children}
      </MenuPrimitive.Item>
    );
  }
  return (
    <MenuPrimitive.Item className={look} {...props}>
      {icon}
      <span className="flex flex-1 items-center gap-2">{children}</span>
      {shortcut ? <Kbd className="ml-4">{shortcut}</Kbd> : null}
    </MenuPrimitive.Item>
  );
}

/** A line that is on or off, e.g. a column of a table; the menu stays open. */
export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof MenuPrimitive.CheckboxItem>) {
  return (
    <MenuPrimitive.CheckboxItem
      className={cn(itemLook, "pl-8", className)}
      onSelect={(event) => event.preventDefault()}
      {...props}
    >
      <MenuPrimitive.ItemIndicator className="absolute left-2">
        <Check className="text-brand" />
      </MenuPrimitive.ItemIndicator>
      {children}
    </MenuPrimitive.CheckboxItem>
  );
}

/** Heading over lines that belong together. */
export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof MenuPrimitive.Label>) {
  return <MenuPrimitive.Label className={cn(groupLabelLook, className)} {...props} />;
}

/** Hairline between groups of lines. */
export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof MenuPrimitive.Separator>) {
  return <MenuPrimitive.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
