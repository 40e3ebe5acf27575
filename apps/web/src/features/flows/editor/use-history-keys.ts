"use client";

import { useEffect, useEffectEvent } from "react";
import type { Editor } from "./editor-context";

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) anywhere in the editor, also while typing: there is one history. Forms with a text of their own are left alone. */
export function useHistoryKeys({ undo, redo, readOnly }: Editor): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (readOnly || event.defaultPrevented || event.altKey || !(event.metaKey || event.ctrlKey)) return;
    if (
      event.target instanceof Element &&
      event.target.closest("[data-own-undo], [role='dialog']:not([data-inspector])")
    )
      return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onPress(event);
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
