"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import type { ThemeChoice } from "./use-theme-choice";

/** Applies the theme that a person has saved, once, and tells when they choose another one anywhere on the page. */
export function useSavedTheme(saved: ThemeChoice, onChoose: (choice: ThemeChoice) => void): void {
  const { theme, setTheme } = useTheme();
  const applied = useRef<ThemeChoice | null>(null);
  useEffect(() => {
    if (applied.current === null) {
      if (theme !== saved) return setTheme(saved);
      applied.current = saved;
    }
    if (theme === applied.current || (theme !== "light" && theme !== "dark" && theme !== "system")) return;
    applied.current = theme;
    onChoose(theme);
  }, [theme, setTheme, saved, onChoose]);
}
