import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { bringUpToDate } from "./bring-up-to-date";
import { changeBase } from "./change-base";
import { afterSendingMs, queueFollow } from "./queue";
import { settleStatus } from "./settle-status";

type Base = Prisma.KnowledgeBaseModel;

/**
 * Makes a base that was deleted at Retell again: its texts and pages are sent there anew, and whatever names it is told the new id. Files
 * are not kept here: they wait as failed until somebody adds them again. Run again after a crash it goes on; nothing when the base is
 * deleted here or has another id by now. Throws UpstreamError.
 */
export async function makeBaseAgain(ctx: TenantCtx, id: string, lostId: string): Promise<void> {
  try {
    await changeBase(ctx, id, (tx, base) => forget(tx, ctx, base, lostId));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return;
    throw error;
  }
  crashPoint(ctx.env, "knowledge.make-again:after-row");
  if (!(await bringUpToDate(ctx, id))) await queueFollow(ctx.db, ctx, id, 0);
}

/** The row as it was before Retell knew the base, with its sources waiting to be sent. From here the job of every base looks after it. */
async function forget(tx: TenantTx, ctx: TenantCtx, base: Base, lostId: string): Promise<void> {
  if (base.retellKnowledgeBaseId !== lostId) return;
  const now = ctx.clock.now();
  const { id, retellProbeAgentId, retellProbeLlmId } = base;
  const none = { retellKnowledgeBaseId: null, retellProbeAgentId: null, retellProbeLlmId: null };
  await tx.knowledgeBase.update({ where: { id }, data: { ...none, lostAt: now, updatedAt: now } });
  const held = { knowledgeBaseId: id, status: { in: ["ready" as const, "processing" as const] } };
  await tx.knowledgeSource.updateMany({
    where: { ...held, type: "document" },
    data: {
      status: "failed",
      failureReason: "Retell does not hold this file any more. Add it again.",
      retellSourceId: null,
      updatedAt: now,
    },
  });
  await tx.knowledgeSource.updateMany({
    where: { ...held, type: { not: "document" } },
    // Nobody is sending them, so nobody is waited for.
    data: {
      status: "processing",
      retellSourceId: null,
      acceptedAt: null,
      updatedAt: new Date(now.getTime() - afterSendingMs),
    },
  });
  await settleStatus(tx, ctx, id);
  // What it was asked through names the base that is gone.
  for (const [kind, retellId] of [["agent", retellProbeAgentId] as const, ["llm", retellProbeLlmId] as const]) {
    if (retellId !== null)
      await enqueue(tx, "retell.clean-up", { kind, retellId }, { key: `retell.clean-up:${retellId}` });
  }
}
