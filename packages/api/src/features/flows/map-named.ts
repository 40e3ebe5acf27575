import type { Tool } from "../tools/schemas";
import type { FlowNode } from "./nodes";
import type { FlowDefinition } from "./schemas";

/** The same flow without the agents and knowledge bases whose ids are not to be kept: an agent's place becomes empty. */
export function mapNamed(definition: FlowDefinition, keeps: (id: string) => boolean): FlowDefinition {
  return {
    ...definition,
    knowledgeBaseIds: definition.knowledgeBaseIds.filter(keeps),
    nodes: definition.nodes.map((node) => inNode(node, keeps)),
  };
}

function inNode(node: FlowNode, keeps: (id: string) => boolean): FlowNode {
  const bases = (ids: readonly string[] | undefined) => ids && { knowledgeBaseIds: ids.filter(keeps) };
  switch (node.type) {
    case "agent_swap":
      return keeps(node.agentId) ? node : { ...node, agentId: "" };
    case "conversation":
      return { ...node, ...bases(node.knowledgeBaseIds) };
    case "subagent":
      return {
        ...node,
        ...bases(node.knowledgeBaseIds),
        ...(node.tools && { tools: node.tools.map((tool) => inTool(tool, keeps)) }),
      };
    default:
      return node;
  }
}

function inTool(tool: Tool, keeps: (id: string) => boolean): Tool {
  return tool.type === "agent_swap" && !keeps(tool.agentId) ? { ...tool, agentId: "" } : tool;
}
