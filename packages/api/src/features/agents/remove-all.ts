import { Prisma } from "@voxcalls/db";
import { enqueueAll } from "../../kernel/jobs";

/** Deletes every agent of a tenant that is being deleted; each one's own job takes it from Retell. Returns how many those are. */
export async function removeAllAgents(tx: Prisma.TransactionClient, tenantId: string, now: Date): Promise<number> {
  const agents = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select id from agents where tenant_id = ${tenantId}::uuid and status <> 'deleted' order by id for update`);
  const ids = agents.map(({ id }) => id);
  await tx.agent.updateMany({
    where: { id: { in: ids } },
    data: { status: "deleted", deletedAt: now, revision: { increment: 1 }, updatedAt: now },
  });
  await enqueueAll(
    tx,
    "agents.reconcile",
    ids.map((agentId) => ({ key: `agents.reconcile:${agentId}`, payload: { tenantId, agentId } })),
  );
  return ids.length;
}
