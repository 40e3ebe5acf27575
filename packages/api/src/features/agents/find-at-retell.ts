import type { TenantCtx } from "../../kernel/context";
import { isLlmOf, isNameOf } from "./retell-settings";

/** The LLMs at Retell that bear our agent's mark: one or none, unless something went wrong. Reads them all, as they cannot be searched. */
export async function findLlmIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const llm of ctx.retell.llms.listAll()) {
    if (isLlmOf(agentId, llm.settings)) found.push(llm.retellLlmId);
  }
  return found;
}

/** The agents at Retell whose name bears the mark. */
export async function findAgentIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const agent of ctx.retell.agents.listAll(agentId)) {
    if (isNameOf(agentId, agent.name)) found.push(agent.retellAgentId);
  }
  return found;
}
