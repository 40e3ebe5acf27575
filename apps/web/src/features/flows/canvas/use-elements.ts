"use client";

import { applyNodeChanges, type NodeChange } from "@xyflow/react";
import { useCallback, useState } from "react";
import { elementsOf, type CanvasElement, type Drawing } from "./canvas-elements";

/**
 * The elements on the canvas, made anew from every drawing. Only where they are while they are dragged, and what was measured of
 * them, is kept here: a drag must not make sixty versions of a flow a second.
 */
export function useElements(drawing: Drawing, select: (keys: readonly string[]) => void) {
  const [elements, setElements] = useState(() => elementsOf(drawing, []));
  const [seen, setSeen] = useState(drawing);
  if (seen !== drawing) {
    setSeen(drawing);
    setElements(elementsOf(drawing, elements));
  }
  const { selected } = drawing;
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasElement>[]) => {
      const chosen = new Set(selected);
      const others: NodeChange<CanvasElement>[] = [];
      let isSelection = false;
      for (const change of changes) {
        if (change.type === "select") {
          isSelection = true;
          if (change.selected) chosen.add(change.id);
          else chosen.delete(change.id);
        } else if (change.type !== "remove") others.push(change);
      }
      if (isSelection) select([...chosen]);
      if (others.length > 0) setElements((before) => applyNodeChanges(others, before));
    },
    [selected, select],
  );
  return { elements, onNodesChange };
}
