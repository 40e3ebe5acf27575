import type { Condition, Edge, FlowNode, NamedEdge } from "@voxcalls/api/schemas/flow-nodes";
import { conditionWords } from "./condition-words";
import { patchNode, type NodePatch } from "./node-patch";

/** Edges whose condition is their place, and what each is called. */
export const namedSlots = {
  skipResponseEdge: "Without waiting",
  alwaysEdge: "Always",
  successEdge: "Sent",
  failedEdge: "Failed",
  edge: "Transfer failed",
  elseEdge: "Else",
} as const;
export type NamedSlot = keyof typeof namedSlots;
const slots = Object.keys(namedSlots) as NamedSlot[];

/** One way out of a node, as its card shows it. */
export interface Exit {
  /** Unique in its node: a conditional edge's id, or the slot of a named one after a dot that no id may hold. */
  readonly handle: string;
  readonly edgeId: string;
  readonly kind: "conditional" | "back" | "named";
  readonly label: string;
  readonly to: string | null;
  readonly condition?: Condition | undefined;
}

/** Where the conversation can go from here, in the order of the card. */
export function exitsOf(node: FlowNode): Exit[] {
  const fields: NodePatch = node;
  const named = slots.flatMap((slot): Exit[] => {
    const edge = fields[slot];
    if (!edge) return [];
    return [
      {
        handle: `·${slot}`,
        edgeId: edge.id,
        kind: "named",
        label: labelOf(node, slot),
        to: edge.destinationNodeId ?? null,
      },
    ];
  });
  const back = node.globalNodeSetting?.goBackConditions ?? [];
  return [
    ...(fields.edges ?? []).map((edge) => exitOf(edge, "conditional")),
    ...named,
    ...back.map((edge) => exitOf(edge, "back")),
  ];
}

function exitOf(edge: Edge, kind: "conditional" | "back"): Exit {
  const words = conditionWords(edge.transitionCondition);
  return {
    handle: edge.id,
    edgeId: edge.id,
    kind,
    label: kind === "back" ? `Back: ${words}` : words,
    to: edge.destinationNodeId ?? null,
    condition: edge.transitionCondition,
  };
}

/** What a named edge is called on this kind of node. */
export function labelOf(node: FlowNode, slot: NamedSlot): string {
  return node.type === "agent_swap" && slot === "edge" ? "Handing over failed" : namedSlots[slot];
}

/** The node with every way out led through `lead`; the same object when nothing changes. */
export function redirect(node: FlowNode, lead: (handle: string, to: string | null) => string | null): FlowNode {
  const patch: Record<string, unknown> = {};
  const through = <E extends Edge | NamedEdge>(edge: E, handle: string): E => {
    const from = edge.destinationNodeId ?? null;
    const to = lead(handle, from);
    return to === from ? edge : { ...edge, destinationNodeId: to };
  };
  const all = (edges: readonly Edge[]) => {
    const led = edges.map((edge) => through(edge, edge.id));
    return led.some((edge, index) => edge !== edges[index]) ? led : null;
  };
  const fields: NodePatch = node;
  const edges = fields.edges ? all(fields.edges) : null;
  if (edges) patch["edges"] = edges;
  for (const slot of slots) {
    const edge = fields[slot];
    const led = edge && through(edge, `·${slot}`);
    if (led !== edge) patch[slot] = led;
  }
  const setting = node.globalNodeSetting;
  const back = setting?.goBackConditions ? all(setting.goBackConditions) : null;
  if (back) patch["globalNodeSetting"] = { ...setting, goBackConditions: back };
  return Object.keys(patch).length === 0 ? node : patchNode(node, patch);
}

/** The node without the way; a way that its kind has by name stays, and leads nowhere. The same object when there is none. */
export function withoutWay(node: FlowNode, handle: string): FlowNode {
  const others = (edges: readonly Edge[]) => edges.filter(({ id }) => id !== handle);
  const { edges }: NodePatch = node;
  if (edges?.some(({ id }) => id === handle)) return patchNode(node, { edges: others(edges) });
  const setting = node.globalNodeSetting;
  const back = setting?.goBackConditions;
  if (setting && back?.some(({ id }) => id === handle)) {
    return patchNode(node, { globalNodeSetting: { ...setting, goBackConditions: others(back) } });
  }
  return redirect(node, (at, to) => (at === handle ? null : to));
}
