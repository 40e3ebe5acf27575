import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { changeBase } from "./change-base";
import { findSource } from "./find-source";
import { queueReconcile } from "./queue";
import type { SourceIdInput, SourceView } from "./schemas";
import { sendSources } from "./send";
import { settleStatus } from "./settle-status";
import { toSourceView } from "./view";

/** Gives a text or a page that failed to Retell again. Throws not_found, and conflict for what did not fail and for files. */
export async function retrySource(ctx: TenantCtx, { id, sourceId }: SourceIdInput): Promise<SourceView> {
  const { base, row } = await changeBase(ctx, id, async (tx, base) => {
    const before = await findSource(tx, id, sourceId);
    if (before.status !== "failed") throw conflict("Only what failed can be tried again.");
    if (before.type === "document") throw conflict("Files are not kept here: remove it and add the file again.");
    const row = await tx.knowledgeSource.update({
      where: { id: sourceId },
      data: {
        status: "processing",
        failureReason: null,
        retellSourceId: null,
        acceptedAt: null,
        updatedAt: ctx.clock.now(),
      },
    });
    await settleStatus(tx, ctx, id);
    await queueReconcile(tx, ctx, id);
    await recordAudit(tx, ctx, {
      action: "knowledge.source_retried",
      objectType: "knowledge_base",
      objectId: id,
      after: { sourceId, type: row.type, title: row.title },
    });
    return { base, row };
  });
  await sendSources(ctx, base, [row]);
  const latest = await ctx.db.knowledgeSource.findFirst({ where: { id: sourceId } });
  if (!latest) throw notFound("source");
  return toSourceView(latest);
}
