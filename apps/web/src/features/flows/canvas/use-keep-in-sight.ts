"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent, type RefObject } from "react";

const margin = 24;

/** When the canvas gets narrower because a panel opens beside it, what is selected comes out from under the panel. */
export function useKeepInSight(frame: RefObject<HTMLElement | null>, selected: readonly string[]): void {
  const { getNode, flowToScreenPosition, getViewport, setViewport } = useReactFlow();
  const onNarrower = useEffectEvent((edge: number) => {
    const node = selected.length === 1 && selected[0] !== undefined ? getNode(selected[0]) : undefined;
    if (!node) return;
    const { x, y } = node.position;
    const hidden = flowToScreenPosition({ x: x + (node.measured?.width ?? 0), y }).x + margin - edge;
    const { x: from, ...view } = getViewport();
    if (hidden > 0) void setViewport({ ...view, x: from - hidden }, { duration: 150 });
  });
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    let before = box.getBoundingClientRect().width;
    const observer = new ResizeObserver(() => {
      const { width, right } = box.getBoundingClientRect();
      if (width < before) onNarrower(right);
      before = width;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
}
