import type { TenantCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import type { EndedSessions } from "./schemas";

/**
 * Signs everyone of the tenant out on every device, but whoever asks on this one, from the next request on. API keys go on: they have
 * an act of their own. Answers how many sign-ins ended.
 */
export async function endAllSessions(ctx: TenantCtx): Promise<EndedSessions> {
  const here = ctx.actor.type === "member" ? ctx.actor.sessionId : undefined;
  const now = ctx.clock.now();
  return await unscoped(ctx).$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: {
        user: { tenantId: ctx.tenant.id },
        revokedAt: null,
        expiresAt: { gt: now },
        ...(here !== undefined && { id: { not: here } }),
      },
      data: { revokedAt: now, revokedReason: "ended for everyone" },
    });
    if (count > 0) {
      await recordAudit(tx, ctx, {
        action: "tenant.sessions_ended",
        objectType: "tenant",
        objectId: ctx.tenant.id,
        after: { sessions: count },
      });
    }
    return { ended: count };
  });
}
