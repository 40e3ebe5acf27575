import { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { z } from "zod";
import { noteKey } from "./canvas-ids";
import { redirect } from "./exits";
import type { FlowChange, Point } from "./flow-change";
import { freeName } from "./new-node";
import { patchNode, type NodePatch } from "./node-patch";

const Clip = z.object({
  kind: z.literal("voxcalls/flow-nodes"),
  flowId: z.string(),
  nodes: z.array(FlowNode),
  notes: FlowDefinition.shape.notes.unwrap(),
  tools: FlowDefinition.shape.tools.unwrap(),
});
type Clip = z.infer<typeof Clip>;

/** What is selected as text for the clipboard, with the tools that it calls; null when nothing is. */
export function clipOf(flowId: string, flow: FlowDefinition, keys: readonly string[]): string | null {
  const nodes = flow.nodes.filter(({ id }) => keys.includes(id));
  const notes = flow.notes.filter(({ id }) => keys.includes(noteKey(id)));
  if (nodes.length + notes.length === 0) return null;
  const called = new Set(nodes.flatMap((node) => toolsOf(node)));
  const tools = flow.tools.filter(({ toolId }) => called.has(toolId));
  return JSON.stringify({ kind: "voxcalls/flow-nodes", flowId, nodes, notes, tools } satisfies Clip, null, 2);
}

/** What a clipboard holds, or null when that is no piece of a flow. */
export function readClip(text: string): Clip | null {
  if (!text.includes("voxcalls/flow-nodes")) return null;
  try {
    const { success, data } = Clip.safeParse(JSON.parse(text));
    return success ? data : null;
  } catch {
    return null;
  }
}

/**
 * The change that puts the piece into a flow around `at` (without it: beside the original), under new ids, names that are free there,
 * and with the ways between its own nodes; ways that led out of it are loose.
 */
export function pasteOf(
  clip: Clip,
  flow: FlowDefinition,
  makeId: () => string,
  at?: Point,
): { change: Extract<FlowChange, { type: "add" }>; keys: string[] } {
  const newIds = new Map(clip.nodes.map(({ id }) => [id, makeId()]));
  const shift = shiftOf(clip, at);
  const placed = (point: Point | undefined) => ({
    x: Math.round((point?.x ?? 0) + shift.x),
    y: Math.round((point?.y ?? 0) + shift.y),
  });
  const nodes: FlowNode[] = [];
  for (const node of clip.nodes) {
    const led = redirect(node, (_handle, to) => (to === null ? null : (newIds.get(to) ?? null)));
    const name = node.name === undefined ? undefined : freeName(node.name, [...flow.nodes, ...nodes]);
    nodes.push({
      ...renewEdges(led, makeId),
      id: newIds.get(node.id) ?? makeId(),
      displayPosition: placed(node.displayPosition),
      ...(name === undefined ? {} : { name }),
    });
  }
  const notes = clip.notes.map((note) => ({ ...note, id: makeId(), displayPosition: placed(note.displayPosition) }));
  const tools = clip.tools.flatMap((tool) => withoutSecrets(tool));
  const keys = [...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteKey(id))];
  return { change: { type: "add", nodes, notes, tools }, keys };
}

function shiftOf(clip: Clip, at: Point | undefined): Point {
  if (!at) return { x: 40, y: 40 };
  const points = [
    ...clip.nodes.map(({ displayPosition }) => displayPosition ?? at),
    ...clip.notes.map((note) => note.displayPosition),
  ];
  return { x: at.x - Math.min(...points.map(({ x }) => x)), y: at.y - Math.min(...points.map(({ y }) => y)) };
}

function renewEdges(node: FlowNode, makeId: () => string): FlowNode {
  const fields: NodePatch = node;
  const setting = node.globalNodeSetting;
  const named = ["elseEdge", "alwaysEdge", "skipResponseEdge", "edge", "successEdge", "failedEdge"] as const;
  return patchNode(node, {
    edges: fields.edges?.map((edge) => ({ ...edge, id: makeId() })),
    ...Object.fromEntries(named.flatMap((slot) => (fields[slot] ? [[slot, { ...fields[slot], id: makeId() }]] : []))),
    globalNodeSetting: setting && {
      ...setting,
      ...(setting.goBackConditions
        ? { goBackConditions: setting.goBackConditions.map((edge) => ({ ...edge, id: makeId() })) }
        : {}),
    },
  });
}

function toolsOf(node: FlowNode): string[] {
  if (node.type === "function") return [node.toolId];
  return node.type === "subagent" ? (node.toolIds ?? []) : [];
}

// A sealed value belongs to the flow in which it was written; elsewhere it has to be written again.
function withoutSecrets(tool: FlowDefinition["tools"][number]): FlowDefinition["tools"] {
  if (tool.type !== "custom") return typeof tool.calApiKey === "string" ? [tool] : [];
  const { headers, ...rest } = tool;
  const open = Object.entries(headers ?? {}).filter(([, value]) => typeof value === "string");
  return [open.length === 0 ? rest : { ...rest, headers: Object.fromEntries(open) }];
}
