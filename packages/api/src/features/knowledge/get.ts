import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { lookAfter } from "./follow";
import { visibleTo } from "./policy";
import type { KnowledgeIdInput, KnowledgeView } from "./schemas";
import { toKnowledgeView, withSources } from "./view";

/** One knowledge base with its sources, as Retell has it at this moment. Throws not_found. */
export async function getKnowledge(ctx: TenantCtx, { id }: KnowledgeIdInput): Promise<KnowledgeView> {
  const find = () =>
    ctx.db.knowledgeBase.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] }, include: withSources });
  const row = await find();
  if (!row) throw notFound("knowledge base");
  const isNewer = row.status === "processing" && (await lookAfter(ctx, row));
  return await toKnowledgeView(ctx, (isNewer ? await find() : undefined) ?? row);
}
