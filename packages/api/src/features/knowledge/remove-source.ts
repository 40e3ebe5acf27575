import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { recordAudit } from "../audit/record";
import { changeBase } from "./change-base";
import { findSource } from "./find-source";
import { queueFollow } from "./queue";
import type { SourceIdInput } from "./schemas";
import { settleStatus } from "./settle-status";

/**
 * Takes a source out of a knowledge base; agents do not answer from it any more. What Retell does not do now, a job does: whatever it
 * holds beyond our rows is removed. Throws not_found.
 */
export async function removeSource(ctx: TenantCtx, { id, sourceId }: SourceIdInput): Promise<void> {
  const { retellId, retellSourceId } = await changeBase(ctx, id, async (tx, base) => {
    const source = await findSource(tx, id, sourceId);
    await tx.knowledgeSource.delete({ where: { id: sourceId } });
    await settleStatus(tx, ctx, id);
    await queueFollow(tx, ctx, id, 0);
    const { type, title } = source;
    await recordAudit(tx, ctx, {
      action: "knowledge.source_removed",
      objectType: "knowledge_base",
      objectId: id,
      before: { sourceId, type, title },
    });
    return { retellId: base.retellKnowledgeBaseId, retellSourceId: source.retellSourceId };
  });
  crashPoint(ctx.env, "knowledge.remove-source:after-row");
  if (retellId === null || retellSourceId === null) return;
  try {
    await ctx.retell.knowledge.removeSource(retellId, retellSourceId);
  } catch (error) {
    ctx.log.warn(
      { err: error, knowledgeBaseId: id },
      "a removed source is still at Retell; a job will remove it there",
    );
  }
}
