import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { endHolding } from "./holdings";
import type { ReleasedNumberView, ReleaseNumberInput } from "./schemas";
import { queueSync, syncNow } from "./sync";
import { syncStateOf } from "./view";

/** How long a released number rests before it returns to the pool, so that the last holder's callers do not reach the next one. */
const quarantineMs = 7 * 24 * 60 * 60 * 1000;

/** Gives a number back. A call in progress ends normally and is billed to whoever held the number when it began. Throws not_found. */
export async function releaseNumber(ctx: TenantCtx, input: ReleaseNumberInput): Promise<ReleasedNumberView> {
  const id = input.phoneNumberId;
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const quarantinedUntil = new Date(now.getTime() + quarantineMs);
  await db.$transaction(async (tx) => {
    const { count } = await tx.phoneNumber.updateMany({
      where: { id, tenantId: ctx.tenant.id },
      data: {
        tenantId: null,
        assignedUserId: null,
        assignedAgentId: null,
        assignedAt: null,
        nickname: null,
        status: "quarantined",
        quarantinedUntil,
        revision: { increment: 1 },
      },
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
