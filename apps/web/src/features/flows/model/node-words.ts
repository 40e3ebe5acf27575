import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";

/** What the node does, for two lines of its card and for the search. */
export function nodeWords(node: FlowNode): string {
  switch (node.type) {
    case "conversation":
    case "subagent":
    case "press_digit":
    case "sms":
      return node.instruction.text.trim() || "Nothing is written yet";
    case "function":
    case "mcp":
    case "end":
    case "bridge_transfer":
    case "cancel_transfer":
    case "agent_swap":
      return node.instruction?.text.trim() ?? "";
    case "code":
      return node.code.trim();
    case "transfer_call":
      return node.transferDestination.type === "predefined"
        ? `To ${node.transferDestination.number}`
        : node.transferDestination.prompt;
    case "extract_dynamic_variables":
      return node.variables.map(({ name }) => name).join(", ");
    case "branch":
      return "";
  }
}

/** What the node is called, even when nobody named it. */
export function nodeName(node: Pick<FlowNode, "id" | "name">): string {
  return node.name?.trim() || node.id;
}
