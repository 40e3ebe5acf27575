"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown, Search } from "lucide-react";
import * as PopoverPrimitive from "radix-ui/popover";
import { type ReactNode, useState } from "react";
import { cn } from "./cn";
import { controlLook } from "./control-look";
import { useFieldControl } from "./field-context";
import { matchWords } from "./match-words";
import { groupLabelLook, itemLook, panelLook } from "./menu-look";

type Option = {
  value: string;
  label: string;
  /** Muted words under the label; searched too. */
  description?: string | undefined;
  /** Further words that find this line. */
  keywords?: readonly string[] | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  /** Lines with the same group stand together under it. */
  group?: string | undefined;
};

type ComboboxProps = {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: readonly Option[];
  placeholder?: string | undefined;
  searchPlaceholder?: string | undefined;
  /** Said when nothing matches. */
  emptyText?: string | undefined;
  /** Given: the caller filters (on the server), and gets what is typed. */
  onSearchChange?: ((search: string) => void) | undefined;
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Needed outside a Field. */
  "aria-label"?: string | undefined;
  className?: string | undefined;
};

/** One of many, found by typing. */
export function Combobox({ value, onValueChange, options, placeholder, onSearchChange, ...props }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <PopoverPrimitive.Root open={open} onOpenChange={setOpen}>
      <PopoverPrimitive.Trigger
        role="combobox"
        aria-expanded={open}
        disabled={props.disabled}
        {...useFieldControl()}
        aria-label={props["aria-label"]}
        className={cn(controlLook, "flex h-8 items-center justify-between gap-2 px-2.5 text-left", props.className)}
      >
        <span className={cn("truncate", !chosen && "text-muted-foreground")}>
          {chosen?.label ?? placeholder ?? "Choose…"}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </PopoverPrimitive.Trigger>
      <PopoverPrimitive.Portal>
        <PopoverPrimitive.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(panelLook, "w-(--radix-popover-trigger-width) min-w-64 overflow-hidden outline-none")}
        >
          <Command filter={matchWords} shouldFilter={!onSearchChange} defaultValue={value ?? ""} loop>
            <div className="flex items-center gap-2 border-b px-3">
              <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <Command.Input
                placeholder={props.searchPlaceholder ?? "Search…"}
                {...(onSearchChange ? { onValueChange: onSearchChange } : {})}
                className="h-9 w-full bg-transparent text-sm outline-none pointer-coarse:text-base"
              />
            </div>
            <Command.List className="max-h-72 scroll-py-1 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-6 text-center text-compact text-muted-foreground">
                {props.loading ? "Searching…" : (props.emptyText ?? "Nothing found")}
              </Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group ?? ""}
                  value={group ?? "ungrouped"}
                  heading={group ? <div className={groupLabelLook}>{group}</div> : undefined}
                >
                  {options
                    .filter((option) => option.group === group)
                    .map((option) => (
                      <Command.Item
                        key={option.value}
                        value={option.value}
                        keywords={[option.label, option.description ?? "", ...(option.keywords ?? [])]}
                        disabled={option.disabled ?? false}
                        onSelect={() => {
                          onValueChange(option.value);
                          setOpen(false);
                        }}
                        className={cn(itemLook, "data-[selected=true]:bg-accent")}
                      >
                        {option.icon}
                        <div className="min-w-0 flex-1">
                          <div className="truncate">{option.label}</div>
                          {option.description ? (
                            <div className="truncate text-compact text-secondary-foreground">{option.description}</div>
                          ) : null}
                        </div>
                        {option.value === value ? <Check aria-label="chosen" className="text-brand" /> : null}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </PopoverPrimitive.Content>
      </PopoverPrimitive.Portal>
    </PopoverPrimitive.Root>
  );
}
