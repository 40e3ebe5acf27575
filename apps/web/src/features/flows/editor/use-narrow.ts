"use client";

import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

/** Whether there is no room for a panel beside the drawing. On the server there is. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
