import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";

type Keys<T> = T extends unknown ? keyof T : never;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;

export type FlowNote = FlowDefinition["notes"][number];

/** Fields of any kind of node. A node can be read as one, too: what its kind does not have is missing. */
export type NodePatch = { readonly [K in Keys<FlowNode>]?: ValueOf<FlowNode, K> | undefined };

/** The node with other values; `undefined` takes a field away. The caller sends fields that the node's kind has. */
export function patchNode(node: FlowNode, patch: NodePatch): FlowNode {
  const fields = Object.entries({ ...node, ...patch }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as unknown as FlowNode;
}
