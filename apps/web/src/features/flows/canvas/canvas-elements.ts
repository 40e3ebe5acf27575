import { MarkerType, Position, type Edge, type Node, type NodeHandle } from "@xyflow/react";
import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { beginId, noteKey } from "../model/canvas-ids";
import { cardHeight, cardPorts, cardWidth } from "../model/card-size";
import { exitsOf } from "../model/exits";
import type { Point } from "../model/flow-change";
import { kinds } from "../model/kinds";
import { nodeName } from "../model/node-words";
import type { FlowNote } from "../model/node-patch";

export type Severity = "error" | "warning";
/** Whether a conversation that is tried out stands at the node, or came by it. */
export type Lit = "here" | "passed";
export type CardElement = Node<{ node: FlowNode; problem: Severity | null; lit: Lit | null }, "card">;
export type NoteElement = Node<{ note: FlowNote }, "note">;
export type BeginElement = Node<Record<string, never>, "begin">;
export type CanvasElement = CardElement | NoteElement | BeginElement;

export interface Drawing {
  readonly flow: FlowDefinition;
  readonly selected: readonly string[];
  readonly problems: ReadonlyMap<string, Severity>;
  /** For nodes that were never placed. */
  readonly fallback: Readonly<Record<string, Point>>;
  /** Nodes that a conversation came by, the one it stands at last. */
  readonly walk: readonly string[];
  readonly readOnly: boolean;
}

/** The drawing as React Flow takes it. What did not change keeps its object, and with it what was measured. */
export function elementsOf(drawing: Drawing, before: readonly CanvasElement[]): CanvasElement[] {
  const known = new Map(before.map((element) => [element.id, element]));
  const { flow, fallback, readOnly } = drawing;
  const selected = new Set(drawing.selected);
  const walked = new Set(drawing.walk);
  const placeOf = (node: FlowNode) => node.displayPosition ?? fallback[node.id] ?? { x: 0, y: 0 };
  const cards = flow.nodes.map((node): CanvasElement => {
    const old = known.get(node.id);
    const problem = drawing.problems.get(node.id) ?? null;
    const lit = drawing.walk.at(-1) === node.id ? "here" : walked.has(node.id) ? "passed" : null;
    const isSelected = selected.has(node.id);
    const isSame = old?.type === "card" && old.data.node === node && old.data.problem === problem;
    if (isSame && old.data.lit === lit && old.selected === isSelected) return old;
    return {
      ...old,
      id: node.id,
      type: "card",
      data: { node, problem, lit },
      position: placeOf(node),
      initialWidth: cardWidth,
      initialHeight: cardHeight(node),
      handles: handlesOf(node),
      selected: isSelected,
      ariaLabel: `${kinds[node.type].label}: ${nodeName(node)}`,
    };
  });
  const notes = flow.notes.map((note): CanvasElement => {
    const id = noteKey(note.id);
    const old = known.get(id);
    const isSelected = selected.has(id);
    if (old?.type === "note" && old.data.note === note && old.selected === isSelected) return old;
    return {
      ...old,
      id,
      type: "note",
      data: { note },
      position: note.displayPosition,
      width: note.size.width,
      height: note.size.height,
      selected: isSelected,
      dragHandle: ".note-grip",
      zIndex: -1,
      ariaLabel: "Note",
    };
  });
  const start = flow.nodes.find(({ id }) => id === flow.startNodeId);
  if (flow.nodes.length === 0) return notes;
  const beside = start ? placeOf(start) : { x: 0, y: 0 };
  const begin = flow.beginTagDisplayPosition ?? { x: beside.x - 140, y: beside.y + 8 };
  const old = known.get(beginId);
  const isHere = old?.position.x === begin.x && old.position.y === begin.y;
  const tag: CanvasElement =
    old?.type === "begin" && isHere
      ? old
      : { ...old, id: beginId, type: "begin", data: {}, position: begin, selectable: false, draggable: !readOnly };
  return [...notes, tag, ...cards];
}

const dot = { width: 10, height: 10 };

function handlesOf(node: FlowNode): NodeHandle[] {
  return cardPorts(node).map(({ handle, x, y }) => ({
    ...dot,
    id: handle ?? "in",
    type: handle === null ? "target" : "source",
    position: handle === null ? Position.Left : Position.Right,
    x: x - dot.width / 2,
    y: y - dot.height / 2,
  }));
}

export interface Way {
  readonly from: string;
  readonly handle: string;
}
export type CanvasEdge = Edge<{ way: Way }>;

const arrow = { type: MarkerType.ArrowClosed, width: 16, height: 16 };

export type LineCache = WeakMap<FlowNode, { ids: string; lines: CanvasEdge[] }>;

interface LineLook {
  /** The id of the line that is selected. */
  readonly picked: string | null;
  readonly walk: readonly string[];
}

/** The lines. Those of an unchanged node keep their objects through `cache`. */
export function linesOf(flow: FlowDefinition, { picked, walk }: LineLook, cache: LineCache): CanvasEdge[] {
  const there = new Set(flow.nodes.map(({ id }) => id));
  const lines = flow.nodes.flatMap((node) => {
    // A way back to its own node is a mark on the card: a line would only run behind it.
    const exits = exitsOf(node).filter(({ to }) => to !== null && to !== node.id && there.has(to));
    const ids = exits.map(({ to }) => to).join(" ");
    const cached = cache.get(node);
    if (cached?.ids === ids) return cached.lines;
    const fresh = exits.map((exit): CanvasEdge => ({
      id: `${node.id}→${exit.handle}`,
      source: node.id,
      sourceHandle: exit.handle,
      target: exit.to ?? "",
      targetHandle: "in",
      markerEnd: arrow,
      ariaLabel: `${nodeName(node)}, ${exit.label}`,
      data: { way: { from: node.id, handle: exit.handle } },
    }));
    cache.set(node, { ids, lines: fresh });
    return fresh;
  });
  if (flow.startNodeId !== null && there.has(flow.startNodeId)) {
    lines.push({
      id: beginId,
      source: beginId,
      target: flow.startNodeId,
      targetHandle: "in",
      markerEnd: arrow,
      ariaLabel: "Begin",
      data: { way: { from: beginId, handle: "" } },
    });
  }
  const steps = new Set(walk.map((to, index) => `${walk[index - 1] ?? beginId} ${to}`));
  if (picked === null && steps.size === 0) return lines;
  return lines.map((line) => {
    const isPicked = line.id === picked;
    const isWalked = steps.has(`${line.source} ${line.target}`);
    return isPicked || isWalked
      ? { ...line, selected: isPicked, ...(isWalked && { className: "flow-walked", zIndex: 1 }) }
      : line;
  });
}
