"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";

export type ThemeChoice = "light" | "dark" | "system";

/** The chosen theme and how to choose another. "system" until hydrated: the server cannot know what the browser stored. */
export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const { theme, setTheme } = useTheme();
  const hydrated = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  return [hydrated && (theme === "light" || theme === "dark") ? theme : "system", setTheme];
}

function noChange() {
  return () => undefined;
}
