"use client";

import type { NodeType } from "@voxcalls/api/schemas/flow-nodes";
import { useReactFlow } from "@xyflow/react";
import type { RefObject } from "react";
import { useEditor } from "../editor/editor-context";
import { makeId, noteKey } from "../model/canvas-ids";
import { cardWidth } from "../model/card-size";
import { exitsOf } from "../model/exits";
import type { Point } from "../model/flow-change";
import { newNode } from "../model/new-node";
import type { Way } from "./canvas-elements";
import { freePlace, rightOf } from "./free-place";

export type Addable = NodeType | "note";

interface Where {
  /** On the canvas; without it: right of the only selected node, or in the middle of what is seen. */
  readonly at?: Point | undefined;
  /** The way that shall lead to it; without it: the first loose one of the only selected node. */
  readonly way?: Way | undefined;
}

/** Puts a new node or note on the canvas, selected. */
export function useAddNode(frame: RefObject<HTMLElement | null>) {
  const { state, change, agents } = useEditor();
  const { screenToFlowPosition, setCenter, getZoom } = useReactFlow();
  return (type: Addable, { at, way }: Where = {}) => {
    const { present: flow, selected } = state;
    const box = frame.current?.getBoundingClientRect();
    const middle = screenToFlowPosition({
      x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
    });
    const centred = { x: middle.x - cardWidth / 2, y: middle.y - 60 };
    if (type === "note") {
      const id = makeId();
      const note = { id, content: "", displayPosition: round(at ?? centred), size: { width: 220, height: 120 } };
      change({ type: "add", nodes: [], notes: [note] }, { select: [noteKey(id)] });
      return;
    }
    const only = selected.length === 1 ? flow.nodes.find(({ id }) => id === selected[0]) : undefined;
    const beside = at || !only ? null : rightOf(flow, only.id);
    const loose = only && exitsOf(only).find(({ to, kind }) => to === null && kind !== "back");
    const leads = way ?? (beside && only && loose ? { from: only.id, handle: loose.handle } : undefined);
    const position = at ?? beside ?? freePlace(flow, centred);
    const node = newNode(type, { definition: flow, position, agentId: agents[0]?.id, makeId });
    change({ type: "add", nodes: [node], notes: [], way: leads }, { select: [node.id] });
    if (beside) void setCenter(position.x + cardWidth / 2, position.y + 80, { zoom: getZoom(), duration: 150 });
  };
}

function round({ x, y }: Point): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) };
}
