"use client";

import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

/** Whether there is no room for a panel beside the drawing; null until that is known. */
export function useNarrow(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => null,
  );
}
