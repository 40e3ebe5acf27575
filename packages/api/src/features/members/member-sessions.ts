import type { TenantCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";

// Sessions are no tenant's table, a super admin has them too: what makes them the tenant's is said in every query here.

/** When each of these members was last seen on any device. Who never signed in is missing. */
export async function lastSeenOf(ctx: TenantCtx, userIds: string[]): Promise<Map<string, Date>> {
  const rows = await unscoped(ctx).session.groupBy({
    by: ["userId"],
    where: { userId: { in: userIds }, user: { tenantId: ctx.tenant.id } },
    _max: { lastSeenAt: true },
  });
  return new Map(rows.flatMap(({ userId, _max }) => (_max.lastSeenAt ? [[userId, _max.lastSeenAt]] : [])));
}

/**
 * Ends every session of a member who may not sign in. Their requests are refused already, by the status that each request reads; this
 * keeps the sessions from coming back to life with it.
 */
export async function endSessionsOfSuspended(ctx: TenantCtx, userId: string, reason: string): Promise<void> {
  await unscoped(ctx).session.updateMany({
    where: { userId, revokedAt: null, user: { tenantId: ctx.tenant.id, status: "suspended" } },
    data: { revokedAt: ctx.clock.now(), revokedReason: reason },
  });
}

/** Takes from a removed member what could still open something: sessions, mailed links and recovery codes. */
export async function forgetCredentials(ctx: TenantCtx, userId: string): Promise<void> {
  await endSessionsOfSuspended(ctx, userId, "removed");
  const ofRemoved = { userId, user: { tenantId: ctx.tenant.id, removedAt: { not: null } } };
  await unscoped(ctx).mailedLink.deleteMany({ where: ofRemoved });
  await unscoped(ctx).recoveryCode.deleteMany({ where: ofRemoved });
}
