import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { clearAway } from "./clear-away";
import { adoptFromRetell } from "./make-at-retell";
import { afterSendingMs } from "./queue";
import { sendSources } from "./send";
import { settle } from "./settle";
import { settleStatus } from "./settle-status";

type Source = Prisma.KnowledgeSourceModel;

/**
 * Makes Retell hold what the rows of a base say: looks what became of sources whose sender died, sends texts and addresses again that
 * never arrived, and removes a deleted base. Returns whether nothing is left to wait for. Throws UpstreamError.
 */
export async function bringUpToDate(ctx: TenantCtx, id: string): Promise<boolean> {
  const base = await ctx.db.knowledgeBase.findFirst({ where: { id } });
  if (!base) return true;
  if (base.status === "deleted") return await clearAway(ctx, base);
  if (base.retellKnowledgeBaseId === null && (await lateOnes(ctx, id)).length > 0) await adoptFromRetell(ctx, base);
  const now = await ctx.db.knowledgeBase.findFirst({ where: { id } });
  const retellId = now?.retellKnowledgeBaseId ?? null;
  // While Retell still reads, what it does not list yet may be under way.
  if (retellId !== null && !(await settle(ctx, id, retellId))) return false;
  const late = await lateOnes(ctx, id);
  if (now && late.length > 0) await sendAgain(ctx, now, late);
  return (await ctx.db.knowledgeSource.count({ where: { knowledgeBaseId: id, status: "processing" } })) === 0;
}

/** What was to be sent by somebody who cannot be at it any more. */
async function lateOnes(ctx: TenantCtx, id: string): Promise<Source[]> {
  const before = new Date(ctx.clock.now().getTime() - afterSendingMs);
  return await ctx.db.knowledgeSource.findMany({
    where: { knowledgeBaseId: id, status: "processing", acceptedAt: null, updatedAt: { lte: before } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

async function sendAgain(ctx: TenantCtx, base: Prisma.KnowledgeBaseModel, late: Source[]): Promise<void> {
  const now = ctx.clock.now();
  const mine: Source[] = [];
  for (const row of late) {
    // Whoever moves the instant has it: another job may be at the same row.
    const where = { id: row.id, status: "processing" as const, acceptedAt: null, updatedAt: row.updatedAt };
    const failureReason = "The file did not reach Retell. Add it again.";
    const data =
      row.type === "document" ? { status: "failed" as const, failureReason, updatedAt: now } : { updatedAt: now };
    const { count } = await ctx.db.knowledgeSource.updateMany({ where, data });
    if (count === 1 && row.type !== "document") mine.push(row);
  }
  await ctx.db.tx((tx) => settleStatus(tx, ctx, base.id));
  if (mine.length > 0) await sendSources(ctx, base, mine);
}
