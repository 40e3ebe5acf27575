import type { FlowSettings } from "@voxcalls/retell-client";
import type { References } from "../tools/references";
import { swapTarget, toRetellTool } from "../tools/to-retell";
import { toNamedEdge, toOptionalEdge, toRetellEdges, toRetellGlobal } from "./edges-to-retell";
import type { FlowNode } from "./nodes";

type RetellNode = FlowSettings["nodes"][number];

/** A node as Retell holds it. Throws validation_failed, naming the field below `path`, when something that it names is not there. */
export function toRetellNode(node: FlowNode, references: References, path: string): RetellNode {
  const globalNodeSetting = toRetellGlobal(node.globalNodeSetting);
  switch (node.type) {
    case "conversation": {
      const { knowledgeBaseIds: _, ...rest } = node;
      return { ...rest, globalNodeSetting, ...mannerly(node, references) };
    }
    case "subagent": {
      const { knowledgeBaseIds: _, ...rest } = node;
      const tools = node.tools?.map((tool, index) => toRetellTool(tool, references, `${path}.tools.${index}`));
      return { ...rest, globalNodeSetting, ...mannerly(node, references), tools };
    }
    case "function":
    case "code":
    case "press_digit":
    case "extract_dynamic_variables":
    case "mcp":
      return { ...node, globalNodeSetting, ...choices(node) };
    case "branch":
      return {
        ...node,
        globalNodeSetting,
        edges: toRetellEdges(node.edges),
        elseEdge: toNamedEdge(node.elseEdge, "Else"),
      };
    case "transfer_call":
      return { ...node, globalNodeSetting, edge: toNamedEdge(node.edge, "Transfer failed") };
    case "agent_swap": {
      const { agentId: _, ...rest } = node;
      const target = swapTarget(node, references, path);
      return { ...rest, globalNodeSetting, ...target, edge: toNamedEdge(node.edge, "Transfer failed") };
    }
    case "sms":
      return {
        ...node,
        globalNodeSetting,
        successEdge: toNamedEdge(node.successEdge, "Sent successfully"),
        failedEdge: toNamedEdge(node.failedEdge, "Failed to send"),
      };
    case "end":
    case "bridge_transfer":
    case "cancel_transfer":
      return { ...node, globalNodeSetting };
  }
}

type Choosing = Extract<FlowNode, { elseEdge?: unknown; edges?: unknown }>;

function choices({ edges, elseEdge }: Pick<Choosing, "edges" | "elseEdge">) {
  return { edges: toRetellEdges(edges), elseEdge: toOptionalEdge(elseEdge, "Else") };
}

function mannerly(node: Extract<FlowNode, { type: "conversation" | "subagent" }>, references: References) {
  return {
    ...choices(node),
    alwaysEdge: toOptionalEdge(node.alwaysEdge, "Always"),
    skipResponseEdge: toOptionalEdge(node.skipResponseEdge, "Skip response"),
    retellKnowledgeBaseIds: toRetellKnowledge(node.knowledgeBaseIds, references),
  };
}

/** Bases that Retell does not have (yet) are left out: there is nothing in them. */
export function toRetellKnowledge(ids: readonly string[] | undefined, { retellKnowledgeBaseIds }: References) {
  return ids?.flatMap((id) => retellKnowledgeBaseIds.get(id) ?? []);
}
