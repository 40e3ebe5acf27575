import type { Prisma } from "@voxcalls/db";
import { enqueueAll } from "../../kernel/jobs";

/** Deletes every knowledge base of a tenant that is being deleted; each one's own job takes it from Retell. Returns how many those are. */
export async function removeAllKnowledge(tx: Prisma.TransactionClient, tenantId: string, now: Date): Promise<number> {
  const where = { tenantId, status: { not: "deleted" as const } };
  const bases = await tx.knowledgeBase.findMany({ where, select: { id: true } });
  await tx.knowledgeBase.updateMany({ where, data: { status: "deleted", updatedAt: now } });
  const jobs = bases.map(({ id }) => ({
    key: `knowledge.reconcile:${id}`,
    payload: { tenantId, knowledgeBaseId: id },
  }));
  await enqueueAll(tx, "knowledge.reconcile", jobs);
  return bases.length;
}
