import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { findAgentIds, findFlowIds, findLlmIds } from "./find-at-retell";

type Agent = Prisma.AgentModel;

/** Removes agent and engine of a deleted row at Retell by their ids, and notes that nothing is left. Both may be gone already. */
export async function removeAtRetell(ctx: TenantCtx, agent: Agent): Promise<void> {
  // The agent first: Retell refuses to delete an LLM or a flow that an agent uses.
  if (agent.retellAgentId !== null) await ctx.retell.agents.remove(agent.retellAgentId);
  if (agent.retellLlmId !== null) await ctx.retell.llms.remove(agent.retellLlmId);
  if (agent.retellFlowId !== null) await ctx.retell.flows.remove(agent.retellFlowId);
  await ctx.db.agent.updateMany({
    where: { id: agent.id, revision: agent.revision },
    data: { syncedRevision: agent.revision, updatedAt: agent.updatedAt },
  });
}

/** The same for a row whose making was broken off: what bears its mark goes, whoever made it. */
export async function clearMarked(ctx: TenantCtx, agent: Agent): Promise<void> {
  for (const id of await findAgentIds(ctx, agent.id)) await ctx.retell.agents.remove(id);
  for (const id of await findLlmIds(ctx, agent.id)) await ctx.retell.llms.remove(id);
  for (const id of await findFlowIds(ctx, agent.id)) await ctx.retell.flows.remove(id);
  await removeAtRetell(ctx, agent);
}
