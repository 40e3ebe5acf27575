import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { visibleTo } from "./policy";
import type { AgentView, ListAgentsInput } from "./schemas";
import { toAgentView, withNumbers } from "./view";

/** The agents that the person may see, newest first. */
export async function listAgents(ctx: TenantCtx, input: ListAgentsInput): Promise<Page<AgentView>> {
  const rows = await ctx.db.agent.findMany({
    where: { AND: [visibleTo(ctx.actor), after("createdAt", input.cursor)] },
    include: withNumbers,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => toAgentView(ctx.actor, row),
  );
}
