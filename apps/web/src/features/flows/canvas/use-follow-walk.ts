"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent, type RefObject } from "react";

/** Brings the node at which the conversation stands into the middle when it is out of sight. */
export function useFollowWalk(walk: readonly string[], frame: RefObject<HTMLElement | null>): void {
  const { getNode, setCenter, getZoom, flowToScreenPosition } = useReactFlow();
  const follow = useEffectEvent((id: string) => {
    const node = getNode(id);
    const box = frame.current?.getBoundingClientRect();
    if (!node || !box) return;
    const { width = 256, height = 150 } = node.measured ?? {};
    const { x, y } = node.position;
    const start = flowToScreenPosition({ x, y });
    const end = flowToScreenPosition({ x: x + width, y: y + height });
    if (start.x >= box.left && start.y >= box.top && end.x <= box.right && end.y <= box.bottom) return;
    void setCenter(x + width / 2, y + height / 2, { zoom: Math.max(getZoom(), 0.6), duration: 150 });
  });
  const at = walk.at(-1);
  useEffect(() => {
    if (at !== undefined) follow(at);
  }, [at]);
}
