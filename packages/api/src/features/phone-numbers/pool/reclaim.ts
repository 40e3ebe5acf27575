import type { PlatformCtx } from "../../../kernel/context";
import { conflict, notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { endHolding } from "../holdings";
import { inQuarantine, quarantineEnd } from "../quarantine";
import { queueSync, syncNow } from "../sync";
import { readPoolNumber } from "./read";
import type { PoolNumberView, ReclaimNumberInput } from "./schemas";

/**
 * Takes a number back from the tenant that holds it; it rests like one that was given back. A call in progress ends normally and is
 * billed to whoever held the number when it began. Throws not_found, and conflict when nobody holds it.
 */
export async function reclaimNumber(ctx: PlatformCtx, input: ReclaimNumberInput): Promise<PoolNumberView> {
  const { phoneNumberId: id, reason = null } = input;
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const quarantinedUntil = await quarantineEnd(db, now);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select 1 from phone_numbers where id = ${id}::uuid for update`;
    const number = await tx.phoneNumber.findUnique({
      where: { id },
      select: { phoneNumber: true, tenant: { select: { id: true, name: true } } },
    });
    if (!number) throw notFound("phone number");
    const { tenant, phoneNumber } = number;
    if (!tenant) throw conflict("No organisation holds this number.", "phoneNumberId");
    await tx.phoneNumber.update({
      where: { id },
      data: { ...inQuarantine(quarantinedUntil), revision: { increment: 1 } },
    });
    await endHolding(tx, id, now);
    await queueSync(tx, ctx, id);
    const entry = { action: "phone_number.reclaimed", objectType: "phone_number", objectId: id, reason };
    await recordAudit(tx, { ...ctx, tenant }, { ...entry, before: { phoneNumber } });
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: phoneNumber, before: { tenant: tenant.name } });
  });
  await syncNow(ctx, [id]);
  return await readPoolNumber(ctx, id);
}
