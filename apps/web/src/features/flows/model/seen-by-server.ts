import type { FlowDefinition, FlowProblem } from "@voxcalls/api/schemas/flows";

/** Ids of agents and knowledge bases that are there although this reader's lists do not hold them. */
export interface AlsoThere {
  readonly agentIds: readonly string[];
  readonly knowledgeBaseIds: readonly string[];
}

/** What the flow names and the server did not miss: a member sees the own agents only, and a flow may hand over to any. */
export function seenByServer(flow: FlowDefinition, problems: readonly FlowProblem[]): AlsoThere {
  const missed = (code: FlowProblem["code"], id: string | null) =>
    problems.some((problem) => problem.code === code && problem.nodeId === id);
  const agentIds: string[] = [];
  const knowledgeBaseIds = missed("missing_knowledge", null) ? [] : [...flow.knowledgeBaseIds];
  for (const node of flow.nodes) {
    if (node.type === "agent_swap" && !missed("missing_agent", node.id)) agentIds.push(node.agentId);
    if (node.type !== "conversation" && node.type !== "subagent") continue;
    if (!missed("missing_knowledge", node.id)) knowledgeBaseIds.push(...(node.knowledgeBaseIds ?? []));
    if (node.type === "subagent" && !missed("missing_agent", node.id)) {
      agentIds.push(...(node.tools ?? []).flatMap((tool) => (tool.type === "agent_swap" ? [tool.agentId] : [])));
    }
  }
  return { agentIds, knowledgeBaseIds };
}
