import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { beginId, noteIdOf, noteKey } from "./canvas-ids";
import { redirect, withoutWay } from "./exits";
import { patchNode, type FlowNote, type NodePatch } from "./node-patch";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Everything that can be done to a drawing. Keys name nodes by their ids, and notes as `noteKey` does. */
export type FlowChange =
  | {
      type: "add";
      nodes: readonly FlowNode[];
      notes: readonly FlowNote[];
      tools?: FlowDefinition["tools"];
      /** The way that leads to the first of the nodes. */
      way?: { readonly from: string; readonly handle: string } | undefined;
    }
  | { type: "patch-node"; id: string; patch: NodePatch }
  | { type: "patch-note"; id: string; patch: Partial<FlowNote> }
  | { type: "move"; positions: Readonly<Record<string, Point>> }
  | { type: "nudge"; keys: readonly string[]; dx: number; dy: number }
  | { type: "connect"; from: string; handle: string; to: string | null }
  /** A line is deleted: its way goes with its condition. */
  | { type: "cut"; from: string; handle: string }
  | { type: "remove"; keys: readonly string[] }
  | { type: "settings"; patch: Partial<FlowDefinition> }
  | { type: "replace"; definition: FlowDefinition };

/** The drawing after the change; the same object when the change changes nothing, and every untouched node stays the same object. */
export function applyChange(flow: FlowDefinition, change: FlowChange): FlowDefinition {
  switch (change.type) {
    case "add":
      return add(flow, change);
    case "patch-node":
      return withNodes(flow, (node) => (node.id === change.id ? patchNode(node, change.patch) : node));
    case "patch-note":
      return withNotes(flow, (note) => (note.id === change.id ? { ...note, ...change.patch } : note));
    case "move":
      return move(flow, (key) => change.positions[key]);
    case "nudge":
      return move(flow, (key, at) =>
        change.keys.includes(key) ? { x: at.x + change.dx, y: at.y + change.dy } : undefined,
      );
    case "connect":
      if (change.from === beginId) return { ...flow, startNodeId: change.to };
      return withNodes(flow, (node) =>
        node.id === change.from ? redirect(node, (handle, to) => (handle === change.handle ? change.to : to)) : node,
      );
    case "cut":
      if (change.from === beginId) return { ...flow, startNodeId: null };
      return withNodes(flow, (node) => (node.id === change.from ? withoutWay(node, change.handle) : node));
    case "remove":
      return remove(flow, new Set(change.keys));
    case "settings":
      return { ...flow, ...change.patch };
    case "replace":
      return change.definition;
  }
}

type Addition = Extract<FlowChange, { type: "add" }>;

function add(flow: FlowDefinition, { nodes, notes, tools = [], way }: Addition): FlowDefinition {
  if (nodes.length + notes.length === 0) return flow;
  const known = new Set(flow.tools.map(({ toolId }) => toolId));
  const added: FlowDefinition = {
    ...flow,
    nodes: [...flow.nodes, ...nodes],
    notes: [...flow.notes, ...notes],
    tools: [...flow.tools, ...tools.filter(({ toolId }) => !known.has(toolId))],
    // The first node of an empty drawing is where it begins.
    startNodeId: flow.startNodeId ?? (flow.nodes.length === 0 ? (nodes[0]?.id ?? null) : null),
  };
  const first = nodes[0];
  return way && first ? applyChange(added, { type: "connect", ...way, to: first.id }) : added;
}

function remove(flow: FlowDefinition, keys: ReadonlySet<string>): FlowDefinition {
  const nodes = flow.nodes.filter(({ id }) => !keys.has(id));
  const notes = flow.notes.filter(({ id }) => !keys.has(noteKey(id)));
  if (nodes.length === flow.nodes.length && notes.length === flow.notes.length) return flow;
  return {
    ...flow,
    nodes: nodes.map((node) => redirect(node, (_handle, to) => (to !== null && keys.has(to) ? null : to))),
    notes,
    startNodeId: flow.startNodeId !== null && keys.has(flow.startNodeId) ? null : flow.startNodeId,
  };
}

function move(flow: FlowDefinition, to: (key: string, at: Point) => Point | undefined): FlowDefinition {
  const origin = { x: 0, y: 0 };
  const moved = withNodes(flow, (node) => {
    const next = to(node.id, node.displayPosition ?? origin);
    return next && !isSame(next, node.displayPosition) ? { ...node, displayPosition: rounded(next) } : node;
  });
  const all = withNotes(moved, (note) => {
    const next = to(noteKey(note.id), note.displayPosition);
    return next && !isSame(next, note.displayPosition) ? { ...note, displayPosition: rounded(next) } : note;
  });
  const begin = to(beginId, flow.beginTagDisplayPosition ?? origin);
  return begin && !isSame(begin, flow.beginTagDisplayPosition)
    ? { ...all, beginTagDisplayPosition: rounded(begin) }
    : all;
}

function withNodes(flow: FlowDefinition, map: (node: FlowNode) => FlowNode): FlowDefinition {
  const nodes = flow.nodes.map(map);
  return nodes.some((node, index) => node !== flow.nodes[index]) ? { ...flow, nodes } : flow;
}

function withNotes(flow: FlowDefinition, map: (note: FlowNote) => FlowNote): FlowDefinition {
  const notes = flow.notes.map(map);
  return notes.some((note, index) => note !== flow.notes[index]) ? { ...flow, notes } : flow;
}

// Hundredths of a pixel would only fill the difference between two versions.
function rounded({ x, y }: Point): { x: number; y: number } {
  return { x: Math.round(x), y: Math.round(y) };
}

function isSame(a: Point, b: Point | null | undefined): boolean {
  return b != null && Math.round(a.x) === b.x && Math.round(a.y) === b.y;
}

/** Whether the key still names something of the drawing; a note's key as `noteKey` makes it. */
export function isThere(flow: FlowDefinition, key: string): boolean {
  const noteId = noteIdOf(key);
  return noteId === null ? flow.nodes.some(({ id }) => id === key) : flow.notes.some(({ id }) => id === noteId);
}
