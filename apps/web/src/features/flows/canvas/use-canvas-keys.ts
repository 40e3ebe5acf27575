"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";
import { useEditor } from "../editor/editor-context";
import type { Way } from "./canvas-elements";

interface CanvasKeys {
  readonly frame: RefObject<HTMLElement | null>;
  /** The way that is selected. */
  readonly picked: { readonly way: Way } | null;
  readonly onFind: () => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const typing = "input, textarea, select, [contenteditable='true']";

/** Keys of the canvas: arrows move what is selected (with Shift in leaps), Delete removes it, Esc lets go, / and Ctrl+F find, Ctrl+A takes all. */
export function useCanvasKeys({ frame, picked, onFind }: CanvasKeys): void {
  const { state, change, select } = useEditor();
  const onDrawing = (event: KeyboardEvent, modified: boolean): boolean => {
    const { selected, present } = state;
    const step = steps[event.key];
    if (modified) {
      if (event.key.toLowerCase() !== "a") return false;
      select(present.nodes.map(({ id }) => id));
      return true;
    }
    if (step && selected.length > 0) {
      const size = event.shiftKey ? 50 : 10;
      const together = `nudge ${selected.join(" ")}`;
      change({ type: "nudge", keys: selected, dx: step[0] * size, dy: step[1] * size }, { together });
      return true;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      if (selected.length > 0) change({ type: "remove", keys: selected }, { select: [] });
      else if (picked) change({ type: "cut", ...picked.way });
      else return false;
      return true;
    }
    if (event.key === "Escape" && selected.length > 0) {
      select([]);
      return true;
    }
    return false;
  };
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (
      event.defaultPrevented ||
      document.querySelector("[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']")
    )
      return;
    const modified = event.metaKey || event.ctrlKey;
    if (modified && event.key.toLowerCase() === "f" && !event.shiftKey && !event.altKey) onFind();
    else if (target.closest(typing)) return;
    else if (event.key === "/" && !modified) onFind();
    else if (target !== document.body && target.id !== "main" && !frame.current?.contains(target)) return;
    else if (!onDrawing(event, modified)) return;
    event.preventDefault();
    // React Flow has arrows of its own, which know no history.
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onPress(event);
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
