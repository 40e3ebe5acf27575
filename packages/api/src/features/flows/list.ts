import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { visibleTo } from "./policy";
import { problemsOf } from "./rules";
import type { FlowInTable, ListFlowsInput } from "./schemas";
import { surroundingsOf } from "./surroundings";
import { definitionOf, followersOf, withFollowers } from "./view";

/** The flows that the person may see, newest first, each with what is wrong with it in figures. */
export async function listFlows(ctx: TenantCtx, { limit, cursor }: ListFlowsInput): Promise<Page<FlowInTable>> {
  const rows = await ctx.db.flow.findMany({
    where: { AND: [visibleTo(ctx.actor), after("createdAt", cursor)] },
    include: withFollowers(ctx.actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const definitions = new Map(rows.map((row) => [row.id, definitionOf(row)]));
  const around = await surroundingsOf(ctx, [...definitions.values()]);
  return toPage(
    rows,
    limit,
    (row) => row.createdAt,
    (row) => {
      const { id, name, revision, createdAt, updatedAt } = row;
      const definition = definitions.get(id);
      const counts = {
        nodeCount: definition?.nodes.length ?? 0,
        problemCount: definition ? problemsOf(definition, around).length : 0,
      };
      return { id, name, revision, createdAt, updatedAt, agents: followersOf(row), ...counts };
    },
  );
}
