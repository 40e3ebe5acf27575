import type { Condition, FlowNode, NamedEdge } from "../nodes";

/** A way out of a node. `label` is how people know it. */
export interface Way {
  readonly edgeId: string;
  readonly label: string;
  /** Null for ways that are their place, like "Else". */
  readonly condition: Condition | null;
  readonly to: string | null;
}

/** Every way that leads from a node to another. The ways back from a global node are none: they have no destination. */
export function waysOut(node: FlowNode): Way[] {
  switch (node.type) {
    case "end":
    case "bridge_transfer":
    case "cancel_transfer":
      return [];
    case "transfer_call":
    case "agent_swap":
      return [named(node.edge, "Transfer failed")];
    case "sms":
      return [named(node.successEdge, "Sent successfully"), named(node.failedEdge, "Failed to send")];
    case "conversation":
    case "subagent":
      return [
        ...chosen(node),
        ...optional(node.elseEdge, "Else"),
        ...optional(node.alwaysEdge, "Always"),
        ...optional(node.skipResponseEdge, "Skip response"),
      ];
    case "branch":
      return [...chosen(node), named(node.elseEdge, "Else")];
    default:
      return [...chosen(node), ...optional(node.elseEdge, "Else")];
  }
}

function chosen({ edges }: Pick<Extract<FlowNode, { type: "function" }>, "edges">): Way[] {
  return (edges ?? []).map(({ id, transitionCondition, destinationNodeId }, index) => ({
    edgeId: id,
    label: labelOf(transitionCondition, index),
    condition: transitionCondition,
    to: destinationNodeId || null,
  }));
}

/** A way that the node need not have: leading nowhere, it is none. Retell is not told of it either. */
function optional(edge: NamedEdge | undefined, label: string): Way[] {
  return edge?.destinationNodeId ? [named(edge, label)] : [];
}

function named({ id, destinationNodeId }: NamedEdge, label: string): Way {
  return { edgeId: id, label, condition: null, to: destinationNodeId || null };
}

function labelOf(condition: Condition, index: number): string {
  const words = condition.type === "prompt" ? condition.prompt.trim() : "";
  return words === "" ? `Edge ${index + 1}` : words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

/** Whether a condition says nothing, or compares with nothing. */
export function isEmptyCondition(condition: Condition): boolean {
  if (condition.type === "prompt") return condition.prompt.trim() === "";
  return condition.equations.some(
    ({ left, operator, right }) =>
      left.trim() === "" || (operator !== "exists" && operator !== "not_exist" && (right ?? "").trim() === ""),
  );
}
