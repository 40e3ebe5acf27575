import type { FlowNode } from "./flow-node-fields";

/** A way out of a node as far as its destination goes. */
export interface Way {
  id: string;
  destination_node_id?: string;
}

const named = ["edge", "else_edge", "always_edge", "skip_response_edge", "success_edge", "failed_edge"] as const;

/** The fields in which nodes of any kind keep their ways out. */
interface Ways extends Partial<Record<(typeof named)[number], Way>> {
  id: string;
  edges?: Way[];
}

/** Every way out of a node: its edges, those with a meaning of their own, and those that lead back from a global node. */
export function waysOut(node: FlowNode): Way[] {
  const ways: Ways = node;
  return [
    ...(ways.edges ?? []),
    ...named.flatMap((key) => ways[key] ?? []),
    ...(node.global_node_setting?.go_back_conditions ?? []),
  ];
}
