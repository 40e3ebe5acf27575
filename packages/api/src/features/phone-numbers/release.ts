import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { endHolding } from "./holdings";
import { inQuarantine, quarantineEnd } from "./quarantine";
import type { ReleasedNumberView, ReleaseNumberInput } from "./schemas";
import { queueSync, syncNow } from "./sync";
import { syncStateOf } from "./view";

/** Gives a number back. A call in progress ends normally and is billed to whoever held the number when it began. Throws not_found. */
export async function releaseNumber(ctx: TenantCtx, input: ReleaseNumberInput): Promise<ReleasedNumberView> {
  const id = input.phoneNumberId;
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const quarantinedUntil = await quarantineEnd(db, now);
  await db.$transaction(async (tx) => {
    const { count } = await tx.phoneNumber.updateMany({
      where: { id, tenantId: ctx.tenant.id },
      data: { ...inQuarantine(quarantinedUntil), revision: { increment: 1 } },
    });
    if (count === 0) throw notFound("phone number");
    await endHolding(tx, id, now);
    await queueSync(tx, ctx, id);
    await recordAudit(tx, ctx, { action: "phone_number.released", objectType: "phone_number", objectId: id });
  });
  await syncNow(ctx, [id]);
  const row = await db.phoneNumber.findUniqueOrThrow({
    where: { id },
    select: { phoneNumber: true, revision: true, syncedRevision: true },
  });
  return { id, phoneNumber: row.phoneNumber, status: "quarantined", quarantinedUntil, syncState: syncStateOf(row) };
}
