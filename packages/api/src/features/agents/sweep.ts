import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

/** Any request or job is done with an agent long before. */
const quietMs = 5 * 60 * 1000;
const atOnce = 200;

/** Made before there were versions: until one is published, callers meet whatever is saved. */
const neverPublished = { publishedVersion: null, status: { in: ["active" as const, "paused" as const] } };

/** The job, by the clock: queues anew what a killed worker or a used-up job left undone, so that nothing waits for ever. */
export async function sweepAgents({ db, clock }: Deps): Promise<void> {
  const left = await db.platform.agent.findMany({
    where: {
      updatedAt: { lte: new Date(clock.now().getTime() - quietMs) },
      OR: [
        { status: "provisioning" },
        { versions: { some: { status: "publishing" } } },
        neverPublished,
        { NOT: { syncedRevision: { equals: db.platform.agent.fields.revision } } },
      ],
    },
    select: { id: true, tenantId: true },
    orderBy: { updatedAt: "asc" },
    take: atOnce,
  });
  for (const { id, tenantId } of left) {
    await enqueue(db.platform, "agents.reconcile", { tenantId, agentId: id }, { key: `agents.reconcile:${id}` });
  }
}
