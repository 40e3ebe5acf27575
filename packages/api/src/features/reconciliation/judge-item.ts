import type { PlatformCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { unscoped } from "../../kernel/unscoped";
import { recordPlatformAudit } from "../audit/record-platform";
import type { ItemView, JudgeItemInput } from "./schemas";
import { toItemView } from "./view";

/** Lets a difference stay, or takes that back, for a stated reason. Throws not_found, and conflict for one that is settled. */
export async function judgeItem(ctx: PlatformCtx, { id, state, ...input }: JudgeItemInput): Promise<ItemView> {
  const reason = storable(input.reason);
  return await unscoped(ctx).$transaction(async (tx) => {
    const before = await tx.reconciliationItem.findUnique({ where: { id } });
    if (!before) throw notFound("difference");
    if (before.state === "resolved") throw conflict("This one is settled already.");
    const settledAt = state === "ignored" ? ctx.clock.now() : null;
    const row = await tx.reconciliationItem.update({ where: { id }, data: { state, reason, settledAt } });
    await recordPlatformAudit(tx, ctx, {
      action: "reconciliation.judged",
      objectType: "reconciliation_item",
      objectId: id,
      objectName: row.retellCallId,
      reason,
      before: { state: before.state },
      after: { state },
    });
    const owner =
      row.ownerId === null ? null : await tx.tenant.findUnique({ where: { id: row.ownerId }, select: { name: true } });
    return toItemView(row, owner?.name ?? null);
  });
}
