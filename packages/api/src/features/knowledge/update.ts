import type { TenantCtx } from "../../kernel/context";
import { conflict } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { changeBase } from "./change-base";
import { getKnowledge } from "./get";
import type { KnowledgeView, UpdateKnowledgeInput } from "./schemas";
import { mayChangeAutoRefresh } from "./view";

/** Renames a knowledge base, or settles whether Retell refreshes it. Throws not_found, and conflict for the latter once it has sources. */
export async function updateKnowledge(ctx: TenantCtx, input: UpdateKnowledgeInput): Promise<KnowledgeView> {
  await changeBase(ctx, input.id, async (tx, before) => {
    const name = input.name === undefined ? before.name : storable(input.name);
    const autoRefresh = input.autoRefresh ?? before.autoRefresh;
    if (autoRefresh !== before.autoRefresh && !mayChangeAutoRefresh(before)) {
      throw conflict("Retell settles this with the first source and cannot change it later.", "autoRefresh");
    }
    if (name === before.name && autoRefresh === before.autoRefresh) return;
    await tx.knowledgeBase.update({
      where: { id: input.id },
      data: { name, autoRefresh, updatedAt: ctx.clock.now() },
    });
    await recordAudit(tx, ctx, {
      action: "knowledge.updated",
      objectType: "knowledge_base",
      objectId: input.id,
      before: { name: before.name, autoRefresh: before.autoRefresh },
      after: { name, autoRefresh },
    });
  });
  return await getKnowledge(ctx, { id: input.id });
}
