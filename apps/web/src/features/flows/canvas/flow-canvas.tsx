"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import {
  Background,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type NodeTypes,
} from "@xyflow/react";
import { useMemo, useRef, useState, type DragEvent } from "react";
import { useEditor } from "../editor/editor-context";
import type { Point } from "../model/flow-change";
import { tidyPositions } from "../model/tidy";
import { walkOrder } from "../model/walk-order";
import { AddMenu } from "./add-menu";
import { BeginTag } from "./begin-tag";
import { CanvasBar, type CanvasChoices } from "./canvas-bar";
import { linesOf, type CanvasEdge, type CanvasElement, type LineCache, type Severity } from "./canvas-elements";
import { EmptyCanvas } from "./empty-canvas";
import { FindNode } from "./find-node";
import { NodeCard } from "./node-card";
import { dragType, NodePalette } from "./node-palette";
import { NoteCard } from "./note-card";
import { useAddNode, type Addable } from "./use-add-node";
import { useCanvasKeys } from "./use-canvas-keys";
import { useConnecting } from "./use-connecting";
import { useElements } from "./use-elements";
import { useReveal } from "./use-reveal";

const nodeTypes: NodeTypes = { card: NodeCard, note: NoteCard, begin: BeginTag };
const grid: [number, number] = [10, 10];
const fit = { padding: 0.15, maxZoom: 1 };
// More would be too small to read: a long flow opens where it begins.
const mostAtFirst = 24;
const mapSize = { width: 160, height: 110 };
const noPlaces: Readonly<Record<string, Point>> = {};

/** The canvas: palette, drawing, its bar. It only shows the drawing of the editor and hands on what is done to it. */
export function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}

function Surface() {
  const { state, change, select, readOnly, problems } = useEditor();
  const { present: flow, selected } = state;
  const frame = useRef<HTMLDivElement>(null);
  const [choices, setChoices] = useState<CanvasChoices>({ snap: true, map: true, boxes: false });
  const [finding, setFinding] = useState(false);
  const [lineCache] = useState((): LineCache => new WeakMap());
  const [first] = useState(() =>
    flow.nodes.length > mostAtFirst ? { ...fit, nodes: walkOrder(flow).slice(0, mostAtFirst / 2) } : fit,
  );
  const fallback = useMemo(
    () => (flow.nodes.some(({ displayPosition }) => !displayPosition) ? tidyPositions(flow) : noPlaces),
    [flow],
  );
  const severities = useMemo(() => {
    const worst = new Map<string, Severity>();
    for (const { nodeId, severity } of problems) {
      if (nodeId !== null && worst.get(nodeId) !== "error") worst.set(nodeId, severity);
    }
    return worst;
  }, [problems]);
  const drawing = useMemo(
    () => ({ flow, selected, problems: severities, fallback, readOnly }),
    [flow, selected, severities, fallback, readOnly],
  );
  const { elements, onNodesChange } = useElements(drawing, select);
  const { picked, asking, forget, ...connecting } = useConnecting();
  const lines = useMemo(() => linesOf(flow, picked?.id ?? null, lineCache), [flow, picked, lineCache]);
  const add = useAddNode(frame);
  const { screenToFlowPosition } = useReactFlow();
  useReveal();
  const tidy = () => change({ type: "move", positions: tidyPositions(flow) });
  useCanvasKeys({ frame, picked, onFind: () => setFinding(true) });

  const settle = (_event: unknown, _node: unknown, moved: readonly CanvasElement[]) =>
    change({ type: "move", positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])) });
  const drop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(dragType);
    if (type === "") return;
    event.preventDefault();
    add(type as Addable, { at: screenToFlowPosition({ x: event.clientX - 128, y: event.clientY - 24 }) });
  };

  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      {readOnly ? null : <NodePalette onAdd={(type) => add(type)} />}
      <div
        ref={frame}
        className="relative min-w-0 flex-1"
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(dragType)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
        }}
        onDrop={drop}
      >
        <ReactFlow<CanvasElement, CanvasEdge>
          className="flow-canvas"
          aria-label="Canvas"
          nodes={elements}
          edges={lines}
          nodeTypes={nodeTypes}
          onNodesChange={onNodesChange}
          {...connecting}
          onNodeDragStop={settle}
          onSelectionDragStop={(event, moved) => settle(event, null, moved)}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={["Meta", "Control"]}
          selectionOnDrag={choices.boxes}
          panOnDrag={choices.boxes ? [1, 2] : true}
          selectionMode={SelectionMode.Partial}
          panOnScroll
          zoomOnDoubleClick={false}
          snapToGrid={choices.snap}
          snapGrid={grid}
          connectionRadius={32}
          minZoom={0.05}
          maxZoom={2}
          fitView
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
        {flow.nodes.length === 0 ? <EmptyCanvas onAdd={() => add("conversation")} /> : null}
        {finding ? <FindNode onClose={() => setFinding(false)} /> : null}
        <CanvasBar
          choices={choices}
          onChoose={setChoices}
          onTidy={tidy}
          onFind={() => setFinding(true)}
          onAdd={(type) => add(type)}
        />
        {asking ? (
          <AddMenu
            at={asking.at}
            onClose={forget}
            onAdd={(type) => {
              add(type, { at: screenToFlowPosition({ x: asking.at.x, y: asking.at.y - 24 }), way: asking.way });
              forget();
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
