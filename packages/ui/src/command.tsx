"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import * as DialogPrimitive from "radix-ui/dialog";
import { type ReactNode, useEffect } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { matchWords } from "./match-words";
import { groupLabelLook, itemLook } from "./menu-look";
import { veilLook } from "./overlay-look";

type CommandItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Muted, at the right: the kind of thing, a number, a time. */
  hint?: ReactNode;
  /** Further words that find this line. */
  keywords?: readonly string[] | undefined;
  onSelect: () => void;
};

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly { heading: string; items: readonly CommandItem[] }[];
  placeholder?: string;
  /** What is typed, for lines that come from the server; put what was typed into their keywords. */
  onSearchChange?: ((search: string) => void) | undefined;
  loading?: boolean | undefined;
};

/** ⌘K: go anywhere by typing. Listens for the key itself. */
export function CommandPalette({ open, onOpenChange, groups, onSearchChange, ...props }: CommandPaletteProps) {
  useEffect(() => {
    function toggle(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      onOpenChange(!open);
    }
    document.addEventListener("keydown", toggle);
    return () => document.removeEventListener("keydown", toggle);
  }, [open, onOpenChange]);

  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={veilLook} />
        <DialogPrimitive.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-border-strong bg-popover shadow-float outline-none duration-100 animate-in fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0"
        >
          <DialogPrimitive.Title className="sr-only">Go to</DialogPrimitive.Title>
          <Command filter={matchWords} loop label="Go to">
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <Command.Input
                placeholder={props.placeholder ?? "Go to a page, an agent, a call…"}
                {...(onSearchChange ? { onValueChange: onSearchChange } : {})}
                className="h-12 w-full bg-transparent text-base outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] scroll-py-1 overflow-y-auto p-1.5">
              <Command.Empty className="py-10 text-center text-compact text-muted-foreground">
                {props.loading ? "Searching…" : "Nothing found"}
              </Command.Empty>
              {groups.map(({ heading, items }) => (
                <Command.Group key={heading} heading={<div className={groupLabelLook}>{heading}</div>}>
                  {items.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      keywords={[item.label, ...(item.keywords ?? [])]}
                      onSelect={() => {
                        onOpenChange(false);
                        item.onSelect();
                      }}
                      className={cn(itemLook, "min-h-9 gap-2.5 data-[selected=true]:bg-accent")}
                    >
                      {item.icon}
                      <span className="min-w-0 flex-1 truncate">{item.label}</span>
                      {item.hint ? <span className="text-compact text-secondary-foreground">{item.hint}</span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  );
}
