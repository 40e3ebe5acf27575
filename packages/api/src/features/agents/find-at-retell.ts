import type { TenantCtx } from "../../kernel/context";
import { isMarkedFor, isNameOf } from "./marks";

/** The LLMs at Retell that bear our agent's mark: one or none, unless something went wrong. Reads them all, as they cannot be searched. */
export async function findLlmIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const llm of ctx.retell.llms.listAll()) {
    if (isMarkedFor(agentId, llm.settings)) found.push(llm.retellLlmId);
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

/** The same for conversation flows. */
export async function findFlowIds(ctx: TenantCtx, agentId: string): Promise<string[]> {
  const found: string[] = [];
  for await (const flow of ctx.retell.flows.listAll()) {
    if (isMarkedFor(agentId, flow.settings)) found.push(flow.retellFlowId);
  }
  return found;
}

/** Engines of the kind that bear our agent's mark and have no second version: what was made for it, and not followed up. */
export async function findNewEngineIds(ctx: TenantCtx, type: "llm" | "flow", agentId: string): Promise<string[]> {
  const { llms, flows } = ctx.retell;
  const found: string[] = [];
  const isNew = (version: number | undefined, settings: Record<string, unknown>) =>
    (version ?? 0) === 0 && isMarkedFor(agentId, settings);
  if (type === "llm") {
    for await (const { retellLlmId, version, settings } of llms.listAll())
      if (isNew(version, settings)) found.push(retellLlmId);
  } else {
    for await (const { retellFlowId, version, settings } of flows.listAll())
      if (isNew(version, settings)) found.push(retellFlowId);
  }
  return found;
}
