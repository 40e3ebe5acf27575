"use client";

import { useSyncExternalStore } from "react";

/** The key of shortcuts on the reader's keyboard; "⌘" until hydrated. */
export function useModifierKey(): "⌘" | "Ctrl " {
  return useSyncExternalStore(noChange, read, () => "⌘");
}

function read() {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl ";
}

function noChange() {
  return () => undefined;
}
