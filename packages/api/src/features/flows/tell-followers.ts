import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

/** Whoever draws saves every second or so: one job brings an agent's flow at Retell up to date for all of these saves. */
const settleMs = 2_000;

/** Raises the revision of every agent that follows the flow, and leaves the jobs that bring them up to date at Retell. */
export async function tellFollowers(tx: TenantTx, ctx: TenantCtx, flowId: string): Promise<void> {
  const now = ctx.clock.now();
  const runAt = new Date(now.getTime() + settleMs);
  const followers = await tx.agent.findMany({
    where: { flowId, status: { in: ["provisioning", "active", "paused"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id: agentId } of followers) {
    await tx.agent.updateMany({ where: { id: agentId }, data: { revision: { increment: 1 }, updatedAt: now } });
    const payload = { tenantId: ctx.tenant.id, agentId };
    await enqueue(tx, "agents.reconcile", payload, { key: `agents.reconcile:${agentId}`, runAt });
  }
}
