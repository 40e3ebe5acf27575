import type { TenantCtx } from "../../kernel/context";
import type { Page } from "../../kernel/page";
import { visibleTo as visibleCalls } from "../calls/policy";
import { listAgents } from "./list";
import type { AgentInTable, ListAgentsInput } from "./schemas";

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** The agents that the person may see, each with how many calls (that the person may see) it had in the last seven days. */
export async function listAgentsWithCalls(ctx: TenantCtx, input: ListAgentsInput): Promise<Page<AgentInTable>> {
  const page = await listAgents(ctx, input);
  const counted = await ctx.db.call.groupBy({
    by: ["agentId"],
    where: {
      ...visibleCalls(ctx.actor),
      agentId: { in: page.data.map(({ id }) => id) },
      occurredAt: { gte: new Date(ctx.clock.now().getTime() - weekMs) },
    },
    _count: { _all: true },
  });
  const callsOf = new Map(counted.map(({ agentId, _count }) => [agentId, _count._all]));
  return { ...page, data: page.data.map((agent) => ({ ...agent, callsLast7Days: callsOf.get(agent.id) ?? 0 })) };
}
