import type { TenantCtx } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

/**
 * Leaves the job that looks after an agent once whoever changes it now must be done. Call it in the transaction of the change. One
 * that is to finish a version has a key of its own: a save meanwhile must not put it off.
 */
export async function queueReconcile(
  tx: Parameters<typeof enqueue>[0],
  ctx: TenantCtx,
  agentId: string,
  afterMs: number,
  after: "agents.reconcile" | "agents.publish" = "agents.reconcile",
): Promise<void> {
  const runAt = new Date(ctx.clock.now().getTime() + afterMs);
  const payload = { tenantId: ctx.tenant.id, agentId };
  await enqueue(tx, "agents.reconcile", payload, { key: `${after}:${agentId}`, runAt });
}
