import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

/** Any request or job is done with a base long before. */
const quietMs = 5 * 60 * 1000;
const atOnce = 200;

/** The job, by the clock: queues anew what a killed worker or a used-up job left undone, so that no source waits for ever. */
export async function sweepKnowledge({ db, clock }: Deps): Promise<void> {
  const left = await db.platform.knowledgeBase.findMany({
    where: {
      updatedAt: { lte: new Date(clock.now().getTime() - quietMs) },
      OR: [{ status: "processing" }, { status: "deleted", clearedAt: null }],
    },
    select: { id: true, tenantId: true },
    orderBy: { updatedAt: "asc" },
    take: atOnce,
  });
  for (const { id, tenantId } of left) {
    const payload = { tenantId, knowledgeBaseId: id };
    await enqueue(db.platform, "knowledge.reconcile", payload, { key: `knowledge.reconcile:${id}` });
  }
}
