/** Retell's LLMs and flows have neither a name nor metadata; a default variable is where a mark of ours fits. */
export const agentMark = "voxcalls_agent_id";

/** Whether an LLM or a flow at Retell bears our agent's mark. */
export function isMarkedFor(agentId: string, settings: Record<string, unknown>): boolean {
  const variables = settings["defaultDynamicVariables"];
  if (typeof variables !== "object" || variables === null) return false;
  return new Map<string, unknown>(Object.entries(variables)).get(agentMark) === agentId;
}

/** How a Retell agent of ours ends its name, so that it is recognised even when our database does not know it (yet). */
export function nameMark(agentId: string): string {
  return `[${agentId}]`;
}

/** Whether an agent at Retell with this name bears our agent's mark. */
export function isNameOf(agentId: string, name: string | undefined): boolean {
  return name?.endsWith(nameMark(agentId)) ?? false;
}
