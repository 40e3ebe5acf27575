import { swapTargetsIn, type NamedThing } from "../tools/toolbox";
import { labelOf } from "./rules/problem";
import type { FlowDefinition } from "./schemas";

/** Every agent that a flow hands calls to, by its nodes and their tools. */
export function agentsIn(definition: FlowDefinition): NamedThing[] {
  const byNodes = definition.nodes.flatMap((node, index) =>
    node.type === "agent_swap" ? [{ id: node.agentId, path: `nodes.${index}.agentId`, label: labelOf(node) }] : [],
  );
  return [...byNodes, ...swapTargetsIn(definition)];
}

/** The ids that were chosen, each once. A flow may be half drawn: what is not chosen yet is no id. */
export function chosenIds(named: readonly Pick<NamedThing, "id">[]): string[] {
  return [...new Set(named.map(({ id }) => id))].filter((id) => id !== "");
}

/** Every knowledge base that a flow or a node of it looks things up in. */
export function knowledgeIn({ knowledgeBaseIds, nodes }: FlowDefinition): NamedThing[] {
  const listed = (ids: readonly string[] | undefined, path: string, label: string) =>
    (ids ?? []).map((id, index): NamedThing => ({ id, path: `${path}${index}`, label }));
  return [
    ...listed(knowledgeBaseIds, "knowledgeBaseIds.", "The flow"),
    ...nodes.flatMap((node, index) =>
      node.type === "conversation" || node.type === "subagent"
        ? listed(node.knowledgeBaseIds, `nodes.${index}.knowledgeBaseIds.`, labelOf(node))
        : [],
    ),
  ];
}
