"use client";

import { Check, ChevronDown } from "lucide-react";
import * as SelectPrimitive from "radix-ui/select";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { controlLook } from "./control-look";
import { useFieldControl } from "./field-context";
import { groupLabelLook, itemLook, panelLook } from "./menu-look";

type Option = {
  value: string;
  label: string;
  /** A few muted words under the label. */
  description?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
};

type SelectProps = {
  value: string | undefined;
  onValueChange: (value: string) => void;
  /** Lines, or groups of lines with a heading. A value may not be the empty string. */
  options: readonly (Option | { heading: string; options: readonly Option[] })[];
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  /** For forms that post; react-hook-form does not need it. */
  name?: string | undefined;
  /** "button" stands quietly in a row of outline buttons; "field" has the stronger edge of a form. */
  look?: "field" | "button";
  controlSize?: "sm" | "md";
  /** Needed outside a Field. */
  "aria-label"?: string | undefined;
  className?: string | undefined;
};

/** One of a few. From a dozen lines on use Combobox. */
export function Select({
  value,
  onValueChange,
  options,
  placeholder,
  name,
  look,
  controlSize,
  className,
  ...props
}: SelectProps) {
  return (
    <SelectPrimitive.Root
      value={value ?? ""}
      onValueChange={onValueChange}
      disabled={props.disabled ?? false}
      {...(name ? { name } : {})}
    >
      <SelectPrimitive.Trigger
        {...useFieldControl()}
        aria-label={props["aria-label"]}
        className={cn(
          controlLook,
          "flex items-center justify-between gap-2 text-left data-[placeholder]:text-muted-foreground [&>span]:truncate",
          look === "button" &&
            "border-border-strong bg-card font-medium hover:border-border-strong hover:bg-accent data-[placeholder]:text-secondary-foreground",
          controlSize === "sm" ? "h-7 px-2 text-compact" : "h-8 px-2.5",
          className,
        )}
      >
        {/* Said here too, because the list that holds it is not there before the page wakes up. */}
        <SelectPrimitive.Value placeholder={placeholder ?? "Choose…"}>{labelOf(value, options)}</SelectPrimitive.Value>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </SelectPrimitive.Trigger>
      <SelectPrimitive.Portal>
        <SelectPrimitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            panelLook,
            "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden",
          )}
        >
          <SelectPrimitive.Viewport className="max-h-80 p-1">
            {options.map((entry) =>
              "options" in entry ? (
                <SelectPrimitive.Group key={entry.heading}>
                  <SelectPrimitive.Label className={groupLabelLook}>{entry.heading}</SelectPrimitive.Label>
                  {entry.options.map((option) => (
                    <SelectLine key={option.value} {...option} />
                  ))}
                </SelectPrimitive.Group>
              ) : (
                <SelectLine key={entry.value} {...entry} />
              ),
            )}
          </SelectPrimitive.Viewport>
        </SelectPrimitive.Content>
      </SelectPrimitive.Portal>
    </SelectPrimitive.Root>
  );
}

function labelOf(value: string | undefined, options: SelectProps["options"]): string | undefined {
  const lines = options.flatMap((entry) => ("options" in entry ? entry.options : [entry]));
  return lines.find((line) => line.value === value)?.label;
}

function SelectLine({ value, label, description, icon, disabled }: Option) {
  return (
    <SelectPrimitive.Item value={value} disabled={disabled ?? false} className={cn(itemLook, "pr-8")}>
      {icon}
      <div className="min-w-0">
        <SelectPrimitive.ItemText>{label}</SelectPrimitive.ItemText>
        {description ? <div className="text-compact text-secondary-foreground">{description}</div> : null}
      </div>
      <SelectPrimitive.ItemIndicator className="absolute right-2">
        <Check className="text-brand" />
      </SelectPrimitive.ItemIndicator>
    </SelectPrimitive.Item>
  );
}
