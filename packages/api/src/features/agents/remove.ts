import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { recordAudit } from "../audit/record";
import { unbindFromAgent } from "../phone-numbers/bind-agent";
import { syncNow } from "../phone-numbers/sync";
import { changeAgent } from "./change-agent";
import { removeAtRetell } from "./clear-away";
import { assertNobodyHandsOverTo } from "./handed-over-by";
import { leaseMs } from "./lease";
import { queueReconcile } from "./queue-reconcile";
import type { AgentIdInput } from "./schemas";

/**
 * Deletes an agent: its numbers are free, Retell forgets it, its calls keep its name. The row keeps Retell's ids, so that a late event
 * of its last call still finds its owner. What Retell does not do now, a job does later. Throws not_found,
 * and conflict, naming them, when others hand calls over to it.
 */
export async function removeAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<void> {
  const { numbers, before, after } = await changeAgent(ctx, id, async (tx, before) => {
    await assertNobodyHandsOverTo(tx, ctx.tenant.id, id);
    const now = ctx.clock.now();
    const after = await tx.agent.update({
      where: { id },
      data: { status: "deleted", deletedAt: now, revision: { increment: 1 }, updatedAt: now },
    });
    await queueReconcile(tx, ctx, id, leaseMs);
    await recordAudit(tx, ctx, {
      action: "agent.deleted",
      objectType: "agent",
      objectId: id,
      before: { name: before.name, status: before.status },
    });
    return { before, after, numbers: await unbindFromAgent(tx, ctx, id) };
  });
  crashPoint(ctx.env, "agents.remove:after-row");
  await syncNow(ctx, numbers);
  // Of an agent that was never finished the ids are not known; the job looks for its mark.
  if (before.retellAgentId === null) return;
  try {
    await removeAtRetell(ctx, after);
  } catch (error) {
    ctx.log.warn({ err: error, agentId: id }, "a deleted agent is still at Retell; a job will remove it there");
  }
}
