import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { visibleTo } from "./policy";
import type { AgentIdInput, AgentView } from "./schemas";
import { toAgentView, withNumbers } from "./view";

/** One agent. Throws not_found for a deleted one, somebody else's, and one that never was. */
export async function getAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<AgentView> {
  const row = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] }, include: withNumbers });
  if (!row) throw notFound("agent");
  return toAgentView(ctx.actor, row);
}
