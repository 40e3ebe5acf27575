"use client";

import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useMemo, useState, type DragEvent } from "react";
import { useEditor } from "../editor/editor-context";
import { cardWidth } from "../model/card-size";
import { applyChange, type Point } from "../model/flow-change";
import { openingView, wholeView } from "../model/opening-view";
import { tidyPositions } from "../model/tidy";
import { useWalk } from "../try/try-context";
import { AddMenu } from "./add-menu";
import { CanvasBar, type CanvasChoices } from "./canvas-bar";
import { linesOf, type LineCache, type Severity } from "./canvas-elements";
import { DrawingSurface } from "./drawing-surface";
import { EmptyCanvas } from "./empty-canvas";
import { FindNode } from "./find-node";
import { dragType, NodePalette } from "./node-palette";
import { useAddNode, type Addable } from "./use-add-node";
import { useCanvasKeys } from "./use-canvas-keys";
import { useConnecting } from "./use-connecting";
import { useFollowWalk } from "./use-follow-walk";
import { useKeepInSight } from "./use-keep-in-sight";
import { useReveal } from "./use-reveal";

const headMiddle = 24;
const glide = { duration: 150 };
const editable = "input, textarea, select, [contenteditable='true']";
const noPlaces: Readonly<Record<string, Point>> = {};

interface FlowCanvasProps {
  /** Opens the form of what is selected, where there is no room for it beside the drawing. */
  readonly onEdit?: (() => void) | undefined;
}

/** The canvas: palette, drawing, its bar. It only shows the drawing of the editor and hands on what is done to it. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  );
}

function Surface({ onEdit }: FlowCanvasProps) {
  const { state, change, readOnly, problems } = useEditor();
  const { present: flow, selected } = state;
  const walk = useWalk();
  // State rather than a ref: the drawing needs the measures of its frame before it is drawn for the first time.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const frame = useMemo(() => ({ current: box }), [box]);
  const [choices, setChoices] = useState<CanvasChoices>({ snap: true, map: true, boxes: false });
  const [finding, setFinding] = useState(false);
  const [lineCache] = useState((): LineCache => new WeakMap());
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
    () => ({ flow, selected, problems: severities, fallback, walk, readOnly }),
    [flow, selected, severities, fallback, walk, readOnly],
  );
  const { connecting, picked, asking, forget } = useConnecting();
  const lines = useMemo(
    () => linesOf(flow, { picked: picked?.id ?? null, walk }, lineCache),
    [flow, picked, walk, lineCache],
  );
  const add = useAddNode(frame);
  const { screenToFlowPosition, setViewport } = useReactFlow();
  useReveal();
  useFollowWalk(walk, frame);
  useKeepInSight(frame, selected);
  const tidy = () => {
    const move = { type: "move", positions: tidyPositions(flow) } as const;
    change(move);
    if (box) void setViewport(openingView(applyChange(flow, move), box.getBoundingClientRect(), {}), glide);
  };
  useCanvasKeys({ frame, picked, onFind: () => setFinding(true) });

  const drop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(dragType);
    if (type === "") return;
    event.preventDefault();
    add(type as Addable, { at: grasped(screenToFlowPosition({ x: event.clientX, y: event.clientY })) });
  };

  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      {readOnly ? null : <NodePalette onAdd={(type) => add(type)} />}
      <div
        ref={setBox}
        className="relative min-w-0 flex-1"
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(dragType)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = "copy";
        }}
        onDrop={drop}
        onPointerDownCapture={leaveFields}
      >
        {box ? (
          <DrawingSurface frame={box} drawing={drawing} lines={lines} choices={choices} connecting={connecting} />
        ) : null}
        {flow.nodes.length === 0 ? <EmptyCanvas onAdd={() => add("conversation")} /> : null}
        {finding ? <FindNode onClose={() => setFinding(false)} /> : null}
        <CanvasBar
          choices={choices}
          onChoose={setChoices}
          onTidy={tidy}
          onWhole={() => box && void setViewport(wholeView(flow, box.getBoundingClientRect(), fallback), glide)}
          onFind={() => setFinding(true)}
          onAdd={(type) => add(type)}
          onEdit={selected.length > 0 ? onEdit : undefined}
        />
        {asking ? (
          <AddMenu
            at={asking.at}
            onClose={forget}
            onAdd={(type) => {
              const { x, y } = screenToFlowPosition(asking.at);
              add(type, { at: { x, y: y - headMiddle }, way: asking.way });
              forget();
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

/** A press on the drawing leaves the field one was typing in, and its marked words: with Shift held they would grow to here. */
function leaveFields({ target }: { readonly target: EventTarget }): void {
  if (!(target instanceof Element) || !target.closest(".react-flow__renderer") || target.closest(editable)) return;
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches(editable)) {
    document.activeElement.blur();
  }
  window.getSelection()?.removeAllRanges();
}

/** Where a card stands whose head is held in the middle, at whatever zoom. */
function grasped({ x, y }: Point): Point {
  return { x: x - cardWidth / 2, y: y - headMiddle };
}
