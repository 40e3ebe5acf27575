import type { TenantCtx } from "../../kernel/context";
import { llmMark, nameMark } from "./retell-settings";

/** The LLMs at Retell that bear our agent's mark: one or none, unless something went wrong. Reads them all, as they cannot be searched. */
export async function findLlmIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const llm of ctx.retell.llms.listAll()) {
    const variables = llm.settings["defaultDynamicVariables"];
    if (typeof variables !== "object" || variables === null) continue;
    if (new Map<string, unknown>(Object.entries(variables)).get(llmMark) === agentId) found.push(llm.retellLlmId);
  }
  return found;
}

/** The agents at Retell whose name bears the mark. */
export async function findAgentIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const agent of ctx.retell.agents.listAll(agentId)) {
    if (agent.name?.endsWith(nameMark(agentId))) found.push(agent.retellAgentId);
  }
  return found;
}
