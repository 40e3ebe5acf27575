"use client";

import { useState, useSyncExternalStore } from "react";
import type { Editor } from "./editor-context";

export type SideTab = "inspect" | "problems" | "try";

/**
 * What stands beside the drawing: what was asked for, or else the form of what is selected; nothing leaves the room to the drawing. An
 * empty drawing needs none of it, so there the form of the whole flow is open.
 */
export function useSidePanel({ state, select }: Pick<Editor, "state" | "select">) {
  const { selected, present } = state;
  const [asked, ask] = useState<SideTab | null>(null);
  // From here on the selection keeps the form open; with it, it goes.
  if (asked === "inspect" && selected.length > 0) ask(null);
  const wanted = asked ?? (selected.length > 0 || present.nodes.length === 0 ? "inspect" : null);
  // While a card is dragged or a box is drawn the canvas must not change its width under the hand.
  const isHeld = useSyncExternalStore(watchHand, readHand, () => false);
  const [tab, setTab] = useState(wanted);
  if (!isHeld && tab !== wanted) setTab(wanted);
  return {
    tab,
    ask,
    /** Opens it or, when it is there, puts it away; `inspect` is the form of the whole flow. */
    toggle: (which: SideTab) => {
      if (which === "inspect") select([]);
      ask(asked === which ? null : which);
    },
    close: () => {
      ask(null);
      select([]);
    },
  };
}

let isDown = false;
const hold = () => {
  isDown = true;
};
const letGo = () => {
  isDown = false;
};
const readHand = () => isDown;

function watchHand(onChange: () => void): () => void {
  const listeners = [
    ["pointerdown", hold],
    ["pointerup", letGo],
    ["pointercancel", letGo],
  ] as const;
  const all = listeners.map(([name, note]) => {
    const listen = () => {
      note();
      onChange();
    };
    window.addEventListener(name, listen, { capture: true });
    return () => window.removeEventListener(name, listen, { capture: true });
  });
  return () => {
    letGo();
    all.forEach((stop) => stop());
  };
}
