import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";

/** Says of a base what its sources say: still being read, ready as soon as one of them is, failed when none could be read. */
export async function settleStatus(tx: TenantTx, ctx: TenantCtx, id: string): Promise<void> {
  const sources = await tx.knowledgeSource.findMany({ where: { knowledgeBaseId: id }, select: { status: true } });
  const has = (status: string) => sources.some((source) => source.status === status);
  const status = sources.length === 0 ? "empty" : has("processing") ? "processing" : has("ready") ? "ready" : "failed";
  const failureReason = status === "failed" ? "None of its sources could be read." : null;
  await tx.knowledgeBase.updateMany({
    where: { id, status: { notIn: ["deleted", status] } },
    data: { status, failureReason, updatedAt: ctx.clock.now() },
  });
}
