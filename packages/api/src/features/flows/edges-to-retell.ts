import type { Edge, FlowNode, NamedEdge } from "./nodes";

/** Edges as Retell takes them. One that was only begun, without condition and without destination, is left out. */
export function toRetellEdges(edges: readonly Edge[] | undefined) {
  return edges
    ?.filter((edge) => edge.destinationNodeId || !isEmptyPrompt(edge))
    .map(({ id, transitionCondition, destinationNodeId }) => ({
      id,
      transitionCondition,
      destinationNodeId: destinationNodeId || undefined,
    }));
}

function isEmptyPrompt({ transitionCondition }: Edge): boolean {
  return transitionCondition.type === "prompt" && transitionCondition.prompt.trim() === "";
}

/** An edge whose prompt is its name, word for word. */
export function toNamedEdge<const W extends string>({ id, destinationNodeId }: NamedEdge, word: W) {
  return {
    id,
    transitionCondition: { type: "prompt" as const, prompt: word },
    destinationNodeId: destinationNodeId || undefined,
  };
}

/** The same for an edge that a node need not have: leading nowhere yet, it is left out. */
export function toOptionalEdge<const W extends string>(edge: NamedEdge | undefined, word: W) {
  return edge?.destinationNodeId ? toNamedEdge(edge, word) : undefined;
}

/** What makes a node reachable from everywhere, with its ways back. */
export function toRetellGlobal(setting: FlowNode["globalNodeSetting"]) {
  return setting && { ...setting, goBackConditions: toRetellEdges(setting.goBackConditions) };
}
