import type { TenantCtx } from "../../kernel/context";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import type { CreateKnowledgeInput, KnowledgeView } from "./schemas";
import { toKnowledgeView, withSources } from "./view";

/** Makes an empty knowledge base, owned by the person who asks. Retell hears of it with the first source. */
export async function createKnowledge(ctx: TenantCtx, input: CreateKnowledgeInput): Promise<KnowledgeView> {
  const { actor } = ctx;
  const now = ctx.clock.now();
  const row = await ctx.db.tx(async (tx) => {
    const made = await tx.knowledgeBase.create({
      data: {
        name: storable(input.name),
        autoRefresh: input.autoRefresh ?? false,
        ownerId: actor.type === "member" ? actor.userId : null,
        createdAt: now,
        updatedAt: now,
      },
      include: withSources,
    });
    const { name, autoRefresh, ownerId } = made;
    await recordAudit(tx, ctx, {
      action: "knowledge.created",
      objectType: "knowledge_base",
      objectId: made.id,
      after: { name, autoRefresh, ownerId },
    });
    return made;
  });
  return await toKnowledgeView(ctx, row);
}
