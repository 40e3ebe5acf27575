import type { TenantCtx } from "../../kernel/context";
import { recordAudit } from "../audit/record";
import { changeAgent } from "./change-agent";
import { asRow, type Editable, differing, forAudit, pick } from "./changes";
import { leaseMs } from "./lease";
import { pushAgent } from "./push";
import { queueReconcile } from "./queue-reconcile";

/** Undoes a save that Retell refused: the fields that still hold what it wrote become what they were. Later saves of other fields stay. */
export async function takeBack(
  ctx: TenantCtx,
  id: string,
  before: Editable,
  written: Partial<Editable>,
): Promise<void> {
  await changeAgent(ctx, id, async (tx, now) => {
    const overwritten = differing(written, now);
    const mine = differing(written, before).filter((key) => !overwritten.includes(key));
    if (mine.length === 0) return;
    await tx.agent.update({
      where: { id },
      data: { ...asRow(pick(before, mine)), revision: { increment: 1 }, updatedAt: ctx.clock.now() },
    });
    await queueReconcile(tx, ctx, id, leaseMs);
    await recordAudit(tx, ctx, {
      action: "agent.update_refused",
      objectType: "agent",
      objectId: id,
      before: forAudit(written, mine),
      after: forAudit(before, mine),
    });
  });
  try {
    // Of the two objects at Retell the first may have taken the change before the second refused it.
    await pushAgent(ctx, id);
  } catch (error) {
    ctx.log.warn({ err: error, agentId: id }, "a refused change is still at Retell; a job will take it back there");
  }
}
