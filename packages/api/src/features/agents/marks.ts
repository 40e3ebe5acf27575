/** Retell's LLMs and flows have neither a name nor metadata; a default variable is where a mark of ours fits. */
export const agentMark = "voxcalls_agent_id";

/** Whether an LLM or a flow at Retell bears our agent's mark. */
export function isMarkedFor(agentId: string, settings: Record<string, unknown>): boolean {
  return markIn(settings, agentMark) === agentId;
}

/** The value of a mark among the default variables of an LLM or a flow at Retell. */
export function markIn(settings: Record<string, unknown>, mark: string): string | undefined {
  const variables = settings["defaultDynamicVariables"];
  if (typeof variables !== "object" || variables === null) return undefined;
  const value = new Map<string, unknown>(Object.entries(variables)).get(mark);
  return typeof value === "string" ? value : undefined;
}

/** How a Retell agent of ours ends its name, so that it is recognised even when our database does not know it (yet). */
export function nameMark(agentId: string): string {
  return `[${agentId}]`;
}

/** The id of ours that the name of an agent at Retell ends with. */
export function idInName(name: string | undefined): string | undefined {
  return /\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]$/.exec(name ?? "")?.[1];
}

/** Whether an agent at Retell with this name bears our agent's mark. */
export function isNameOf(agentId: string, name: string | undefined): boolean {
  return name?.endsWith(nameMark(agentId)) ?? false;
}
