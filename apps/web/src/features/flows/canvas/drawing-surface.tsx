"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { Background, MiniMap, ReactFlow, SelectionMode, useStore, type NodeTypes } from "@xyflow/react";
import { memo, useCallback, useState } from "react";
import { useEditor, type Editor } from "../editor/editor-context";
import { leastZoom, openingView, type View } from "../model/opening-view";
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
/** Drawing far more cards than are in sight costs every frame of a drag. */
const fewNodes = 60;
const mapSize = { width: 200, height: 130 };

/** How much a card can still say at this zoom: canvas.css shows less of it, larger. */
const distance = ({ transform }: { readonly transform: readonly number[] }) => {
  const zoom = transform[2] ?? 1;
  return zoom >= 0.5 ? "" : zoom >= 0.25 ? "flow-far" : "flow-far flow-very-far";
};

interface DrawingSurfaceProps {
  readonly drawing: Drawing;
  readonly lines: CanvasEdge[];
  readonly choices: CanvasChoices;
  readonly connecting: ReturnType<typeof useConnecting>["connecting"];
}

/** The drawing itself, in a frame that has its size already: it is looked at from the right place at once. */
export function DrawingSurface({ frame, ...props }: DrawingSurfaceProps & { readonly frame: HTMLElement }) {
  const { change, select } = useEditor();
  const { flow, fallback } = props.drawing;
  const [opening] = useState(() => openingView(flow, frame.getBoundingClientRect(), fallback));
  return <Surface {...props} opening={opening} change={change} select={select} />;
}

interface SurfaceProps extends DrawingSurfaceProps, Pick<Editor, "change" | "select"> {
  /** Where it looks at first. */
  readonly opening: View;
}

// It renders anew with every frame of a drag; so nothing else may stand in it, and nothing around it may make it do so.
const Surface = memo(function Surface({ drawing, lines, opening, choices, connecting, change, select }: SurfaceProps) {
  const { flow, readOnly } = drawing;
  const { elements, onNodesChange } = useElements(drawing, select);
  const far = useStore(distance);
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
      className={`flow-canvas ${far}`}
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
      minZoom={leastZoom}
      maxZoom={2}
      defaultViewport={opening}
    >
      <Background gap={20} size={1.5} />
      {choices.map && flow.nodes.length > 0 ? (
        <MiniMap
          pannable
          zoomable
          ariaLabel="Small map"
          className="rounded-lg border max-md:hidden!"
          nodeClassName={mapLook}
          nodeBorderRadius={12}
          style={mapSize}
        />
      ) : null}
    </ReactFlow>
  );
});

const middleAndRight = [1, 2];
const mapLook = ({ type, selected }: CanvasElement) => (selected ? "flow-dot-selected" : `flow-dot-${type}`);
