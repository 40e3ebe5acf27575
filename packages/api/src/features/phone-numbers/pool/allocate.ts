import type { PlatformCtx } from "../../../kernel/context";
import { conflict, notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { assertWithinLimit } from "../../plans/limits";
import { beginHolding } from "../holdings";
import { queueSync, syncNow } from "../sync";
import { readPoolNumber } from "./read";
import type { AllocateNumberInput, PoolNumberView } from "./schemas";

/**
 * Gives an available number of the pool to a tenant, as if it had claimed it; bound to no agent yet. Throws not_found, conflict when the
 * number is not available (any more) or the tenant is being deleted, and plan_limit_reached when the tenant's plan has no place for it.
 */
export async function allocateNumber(ctx: PlatformCtx, input: AllocateNumberInput): Promise<PoolNumberView> {
  const { phoneNumberId: id, tenantId, reason = null } = input;
  await unscoped(ctx).$transaction(async (tx) => {
    const tenant = await tx.tenant.findUnique({
      where: { id: tenantId },
      select: { id: true, name: true, removedAt: true },
    });
    if (!tenant) throw notFound("organisation");
    if (tenant.removedAt) throw conflict("This organisation is being deleted.", "tenantId");
    // Locks the tenant's row, so that its claims and ours are counted one after the other.
    await assertWithinLimit(tx, tenantId, "phoneNumbers");
    const now = ctx.clock.now();
    const { count } = await tx.phoneNumber.updateMany({
      where: { id, tenantId: null, status: "available" },
      data: { tenantId, status: "assigned", assignedAt: now, revision: { increment: 1 } },
    });
    const number = await tx.phoneNumber.findUnique({ where: { id }, select: { phoneNumber: true } });
    if (!number) throw notFound("phone number");
    if (count === 0) throw conflict("Only a number that is available can be allocated.", "phoneNumberId");
    await beginHolding(tx, { tenantId, phoneNumberId: id, agentId: null, userId: null }, now);
    await queueSync(tx, ctx, id);
    const entry = { action: "phone_number.allocated", objectType: "phone_number", objectId: id, reason };
    await recordAudit(tx, { ...ctx, tenant }, { ...entry, after: { phoneNumber: number.phoneNumber } });
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: number.phoneNumber, after: { tenant: tenant.name } });
  });
  await syncNow(ctx, [id]);
  return await readPoolNumber(ctx, id);
}
