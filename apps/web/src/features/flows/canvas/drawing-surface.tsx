"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { Background, MiniMap, ReactFlow, SelectionMode, type NodeTypes } from "@xyflow/react";
import { memo, useCallback, useState } from "react";
import { useEditor, type Editor } from "../editor/editor-context";
import { nearStart } from "../model/near-start";
import { BeginTag } from "./begin-tag";
import type { CanvasChoices } from "./canvas-bar";
import type { CanvasEdge, CanvasElement, Drawing } from "./canvas-elements";
import { NodeCard } from "./node-card";
import { NoteCard } from "./note-card";
import type { useConnecting } from "./use-connecting";
import { useElements } from "./use-elements";

const nodeTypes: NodeTypes = { card: NodeCard, note: NoteCard, begin: BeginTag };
const grid: [number, number] = [10, 10];
const severalKeys = ["Meta", "Control"];
const fit = { padding: 0.15, maxZoom: 1 };
/** Drawing far more cards than are in sight costs every frame of a drag. */
const fewNodes = 60;
const mapSize = { width: 160, height: 110 };

interface DrawingSurfaceProps {
  readonly drawing: Drawing;
  readonly lines: CanvasEdge[];
  readonly choices: CanvasChoices;
  readonly connecting: ReturnType<typeof useConnecting>["connecting"];
}

/** The drawing itself. */
export function DrawingSurface(props: DrawingSurfaceProps) {
  const { change, select } = useEditor();
  return <Surface {...props} change={change} select={select} />;
}

// It renders anew with every frame of a drag; so nothing else may stand in it, and nothing around it may make it do so.
const Surface = memo(function Surface({
  drawing,
  lines,
  choices,
  connecting,
  change,
  select,
}: DrawingSurfaceProps & Pick<Editor, "change" | "select">) {
  const { flow, readOnly } = drawing;
  const { elements, onNodesChange } = useElements(drawing, select);
  const [first] = useState(() => ({ ...fit, nodes: nearStart(flow) }));
  // Left for later, it would move the first card away from where it was dropped.
  const [isDrawn] = useState(flow.nodes.length > 0);
  const settle = useCallback(
    (moved: readonly CanvasElement[]) =>
      change({ type: "move", positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])) }),
    [change],
  );
  const onNodeDragStop = useCallback(
    (_event: unknown, _node: unknown, moved: readonly CanvasElement[]) => settle(moved),
    [settle],
  );
  const onSelectionDragStop = useCallback(
    (_event: unknown, moved: readonly CanvasElement[]) => settle(moved),
    [settle],
  );
  return (
    <ReactFlow<CanvasElement, CanvasEdge>
      className="flow-canvas"
      aria-label="Canvas"
      nodes={elements}
      edges={lines}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      {...connecting}
      onNodeDragStop={onNodeDragStop}
      onSelectionDragStop={onSelectionDragStop}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={severalKeys}
      selectionOnDrag={choices.boxes}
      panOnDrag={choices.boxes ? middleAndRight : true}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      zoomOnDoubleClick={false}
      snapToGrid={choices.snap}
      snapGrid={grid}
      connectionRadius={32}
      onlyRenderVisibleElements={flow.nodes.length > fewNodes}
      minZoom={0.05}
      maxZoom={2}
      fitView={isDrawn}
      fitViewOptions={first}
    >
      <Background gap={20} size={1.5} />
      {choices.map && flow.nodes.length > 0 ? (
        <MiniMap
          pannable
          zoomable
          ariaLabel="Small map"
          className="rounded-lg border max-md:hidden!"
          nodeColor="var(--input)"
          nodeBorderRadius={12}
          style={mapSize}
        />
      ) : null}
    </ReactFlow>
  );
});

const middleAndRight = [1, 2];
