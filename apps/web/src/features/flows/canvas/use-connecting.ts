"use client";

import type { Connection, EdgeChange, FinalConnectionState } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { useEditor } from "../editor/editor-context";
import { beginId } from "../model/canvas-ids";
import type { CanvasEdge, Way } from "./canvas-elements";

interface Asking {
  readonly at: { readonly x: number; readonly y: number };
  readonly way: Way;
}

/** Drawing ways from node to node: what React Flow reports of it, and the way that is picked. */
export function useConnecting() {
  const { change } = useEditor();
  const [picked, setPicked] = useState<{ id: string; way: Way } | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) =>
      change({ type: "connect", from: source, handle: sourceHandle ?? "", to: target }),
    [change],
  );
  const onReconnect = useCallback(
    (old: CanvasEdge, { source, sourceHandle, target }: Connection) => {
      const way = old.data?.way;
      if (way?.from === source && way.handle === (sourceHandle ?? "")) {
        change({ type: "connect", ...way, to: target });
      }
    },
    [change],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<CanvasEdge>[]) => {
    for (const one of changes) {
      if (one.type !== "select") continue;
      const [from = "", handle = ""] = one.id === beginId ? [beginId, ""] : one.id.split("→");
      setPicked((before) =>
        one.selected ? { id: one.id, way: { from, handle } } : before?.id === one.id ? null : before,
      );
    }
  }, []);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      if (connection.isValid || connection.fromNode === null || connection.fromHandle?.type !== "source") return;
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!point) return;
      const at = { x: point.clientX, y: point.clientY };
      const way = { from: connection.fromNode.id, handle: connection.fromHandle.id ?? "" };
      const under = document.elementFromPoint(at.x, at.y);
      // Anywhere on a card will do: its port is small.
      const card = under?.closest(".react-flow__node-card")?.getAttribute("data-id");
      if (card) change({ type: "connect", ...way, to: card });
      else if (under?.closest(".react-flow__pane")) setAsking({ at, way });
    },
    [change],
  );
  const forget = useCallback(() => setAsking(null), []);
  const connecting = useMemo(
    () => ({ onConnect, onReconnect, onEdgesChange, onConnectEnd }),
    [onConnect, onReconnect, onEdgesChange, onConnectEnd],
  );
  return { connecting, picked, asking, forget };
}
