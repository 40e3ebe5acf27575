"use client";

import { useEffect, useEffectEvent } from "react";
import { makeId } from "../model/canvas-ids";
import { clipOf, pasteOf, readClip } from "../model/clip";
import type { Editor } from "./editor-context";

const typing = "input, textarea, select, [contenteditable='true'], [role='dialog']";

/** Copy, cut and paste by the browser's own clipboard, so that nodes go from flow to flow and from tab to tab; Ctrl+D doubles. */
export function useClipboard({ flowId, state, change, show, readOnly }: Editor): void {
  const take = (event: ClipboardEvent): boolean => {
    const clip = isTyping(event) || isTextMarked() ? null : clipOf(flowId, state.present, state.selected);
    if (clip === null || !event.clipboardData) return false;
    event.clipboardData.setData("text/plain", clip);
    event.preventDefault();
    return true;
  };
  const put = (text: string): void => {
    const clip = readClip(text);
    if (!clip) return;
    const isHome = clip.flowId === flowId;
    const below = Math.max(0, ...state.present.nodes.map(({ displayPosition }) => (displayPosition?.y ?? 0) + 300));
    const { change: added, keys } = pasteOf(clip, state.present, makeId, isHome ? undefined : { x: 0, y: below });
    change(added, { select: keys });
    if (!isHome && keys[0] !== undefined) show(keys[0]);
  };
  const onCopy = useEffectEvent((event: ClipboardEvent) => void take(event));
  const onCut = useEffectEvent((event: ClipboardEvent) => {
    if (!readOnly && take(event)) change({ type: "remove", keys: state.selected }, { select: [] });
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (readOnly || isTyping(event)) return;
    put(event.clipboardData?.getData("text/plain") ?? "");
  });
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (readOnly || isTyping(event) || !(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "d") return;
    event.preventDefault();
    put(clipOf(flowId, state.present, state.selected) ?? "");
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent) => onCopy(event);
    const cut = (event: ClipboardEvent) => onCut(event);
    const paste = (event: ClipboardEvent) => onPaste(event);
    const press = (event: KeyboardEvent) => onPress(event);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", paste);
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", paste);
      document.removeEventListener("keydown", press);
    };
  }, []);
}

/** Whether words are marked that a reader wants to copy; a box drawn over the canvas marks what lies around it too. */
function isTextMarked(): boolean {
  const marked = window.getSelection();
  if (!marked || marked.isCollapsed) return false;
  const onCanvas = (end: Node | null) =>
    (end instanceof Element ? end : end?.parentElement)?.closest(".flow-canvas") != null;
  return !onCanvas(marked.anchorNode) && !onCanvas(marked.focusNode);
}

function isTyping(event: Event): boolean {
  return event.target instanceof Element && event.target.closest(typing) !== null;
}
