import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { visibleTo } from "./policy";
import type { KnowledgeSummary, ListKnowledgeInput } from "./schemas";
import { toSummaries, withSources } from "./view";

/** The knowledge bases that the person may see, newest first. */
export async function listKnowledge(ctx: TenantCtx, input: ListKnowledgeInput): Promise<Page<KnowledgeSummary>> {
  const rows = await ctx.db.knowledgeBase.findMany({
    where: { AND: [visibleTo(ctx.actor), after("createdAt", input.cursor)] },
    include: { ...withSources, sources: { ...withSources.sources, omit: { text: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const page = toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => row,
  );
  return { ...page, data: await toSummaries(ctx, page.data) };
}
