import type { FlowNode, NodeType } from "@voxcalls/api/schemas/flow-nodes";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { kinds } from "./kinds";

interface Place {
  readonly definition: FlowDefinition;
  readonly position: { x: number; y: number };
  /** An agent to hand over to. */
  readonly agentId?: string | undefined;
  readonly makeId: () => string;
}

/** A node of the kind with everything that it must have, so that a flow with it can be saved at once. */
export function newNode(type: NodeType, { definition, position, agentId, makeId }: Place): FlowNode {
  const base = {
    id: makeId(),
    name: freeName(kinds[type].label, definition.nodes),
    displayPosition: { x: Math.round(position.x), y: Math.round(position.y) },
  };
  const loose = () => ({ id: makeId(), destinationNodeId: null });
  const asked = () => ({ ...loose(), transitionCondition: { type: "prompt" as const, prompt: "" } });
  const prompt = { type: "prompt" as const, text: "" };
  switch (type) {
    case "conversation":
    case "subagent":
      return { type, ...base, instruction: prompt, edges: [asked()] };
    case "end":
    case "bridge_transfer":
    case "cancel_transfer":
      return { type, ...base };
    case "function":
      return {
        type,
        ...base,
        toolId: definition.tools[0]?.toolId ?? "",
        toolType: "local",
        waitForResult: true,
        edges: [],
        elseEdge: loose(),
      };
    case "code":
      return { type, ...base, code: "return {};", waitForResult: true, edges: [], elseEdge: loose() };
    case "transfer_call":
      return {
        type,
        ...base,
        transferDestination: { type: "predefined", number: "{{transfer_number}}" },
        transferOption: { type: "cold_transfer" },
        edge: loose(),
      };
    case "press_digit":
      return { type, ...base, instruction: prompt, edges: [asked()] };
    case "branch":
      return { type, ...base, edges: [asked()], elseEdge: loose() };
    case "sms":
      return { type, ...base, instruction: prompt, successEdge: loose(), failedEdge: loose() };
    case "extract_dynamic_variables":
      return {
        type,
        ...base,
        variables: [{ type: "string", name: "answer", description: "What the caller answered" }],
        edges: [],
        elseEdge: loose(),
      };
    case "agent_swap":
      return { type, ...base, agentId: agentId ?? "", edge: loose() };
    case "mcp":
      return {
        type,
        ...base,
        mcpId: definition.mcps[0]?.name ?? "",
        mcpToolName: "",
        waitForResult: true,
        edges: [],
        elseEdge: loose(),
      };
  }
}

/** "Branch", then "Branch 2", "Branch 3"…: two nodes of one name could not be told apart. */
export function freeName(wanted: string, nodes: readonly { readonly name?: string | undefined }[]): string {
  const taken = new Set(nodes.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, "").slice(0, 90);
  for (let number = 2; ; number += 1) {
    const name = `${stem} ${number}`;
    if (!taken.has(name)) return name;
  }
}
