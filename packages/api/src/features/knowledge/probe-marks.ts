import type { TenantCtx } from "../../kernel/context";
import { markIn } from "../agents/marks";

/** Retell's LLMs have no name: a default variable says for which base of ours one was made. */
export const probeMark = "voxcalls_knowledge_base_id";

export function probeVariables(id: string): Record<string, string> {
  return { [probeMark]: id };
}

/** Tells people at Retell what it is, and us whose. */
export function probeName({ tenant }: Pick<TenantCtx, "tenant">, id: string): string {
  return `${tenant.slug} asks its knowledge [${id}]`;
}

export interface Probe {
  readonly agentId: string | undefined;
  readonly llmId: string | undefined;
}

/** What was made at Retell to ask this base through, whether our row knows of it or not. */
export async function findProbe(ctx: TenantCtx, id: string): Promise<Probe> {
  let agentId: string | undefined;
  let llmId: string | undefined;
  for await (const agent of ctx.retell.agents.listAll(id)) {
    if (agent.name?.endsWith(`[${id}]`)) agentId = agent.retellAgentId;
  }
  for await (const llm of ctx.retell.llms.listAll()) {
    if (markIn(llm.settings, probeMark) === id) llmId = llm.retellLlmId;
  }
  return { agentId, llmId };
}
