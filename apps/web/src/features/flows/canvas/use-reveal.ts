"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect, useEffectEvent } from "react";
import { useEditor } from "../editor/editor-context";

/** Brings into the middle what is revealed from elsewhere: a problem, a find. */
export function useReveal(): void {
  const { revealed } = useEditor();
  const { getNode, setCenter, getZoom } = useReactFlow();
  const show = useEffectEvent((key: string) => {
    const node = getNode(key);
    if (!node) return;
    const { width = 256, height = 150 } = node.measured ?? {};
    void setCenter(node.position.x + width / 2, node.position.y + height / 2, {
      zoom: Math.max(getZoom(), 0.8),
      duration: 150,
    });
  });
  useEffect(() => {
    if (revealed) show(revealed.key);
  }, [revealed]);
}
