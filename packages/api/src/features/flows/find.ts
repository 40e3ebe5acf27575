import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { visibleTo } from "./policy";
import { withFollowers, type FlowRow } from "./view";

/** The flow with the agents that follow it. Throws not_found for somebody else's, and one that never was. */
export async function findFlow(ctx: TenantCtx, id: string): Promise<FlowRow> {
  const row = await ctx.db.flow.findFirst({
    where: { AND: [{ id }, visibleTo(ctx.actor)] },
    include: withFollowers(ctx.actor),
  });
  if (!row) throw notFound("flow");
  return row;
}
