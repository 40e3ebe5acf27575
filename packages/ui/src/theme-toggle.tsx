"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import * as MenuPrimitive from "radix-ui/dropdown-menu";
import { cn } from "./cn";
import { DropdownMenuLabel } from "./dropdown-menu";
import { itemLook } from "./menu-look";
import { Segmented } from "./segmented";
import { useThemeChoice } from "./use-theme-choice";

const choices = [
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
  { value: "system", label: "System", icon: <Monitor /> },
] as const;

/** Light, dark, or as the system says: for a page. */
export function ThemeToggle({ className }: { className?: string | undefined }) {
  const [theme, setTheme] = useThemeChoice();
  return <Segmented label="Theme" value={theme} onValueChange={setTheme} options={choices} className={className} />;
}

/** The same choice as lines of a DropdownMenu, where arrow keys reach it. */
export function ThemeMenuItems() {
  const [theme, setTheme] = useThemeChoice();
  return (
    <MenuPrimitive.Group>
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <MenuPrimitive.RadioGroup value={theme}>
        {choices.map(({ value, label, icon }) => (
          <MenuPrimitive.RadioItem
            key={value}
            value={value}
            onSelect={(event) => {
              event.preventDefault();
              setTheme(value);
            }}
            className={cn(itemLook, "pr-8")}
          >
            {icon}
            {label}
            <MenuPrimitive.ItemIndicator className="absolute right-2.5">
              <span aria-hidden className="block size-1.5 rounded-full bg-brand" />
            </MenuPrimitive.ItemIndicator>
          </MenuPrimitive.RadioItem>
        ))}
      </MenuPrimitive.RadioGroup>
    </MenuPrimitive.Group>
  );
}
