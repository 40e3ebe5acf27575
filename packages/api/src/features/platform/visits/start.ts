import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { readPlatformSettings } from "../../../kernel/platform-settings";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { endVisit } from "./leave";
import { lockOwnVisit, recordVisit, toVisitView, visitorOf } from "./own-visit";
import type { StartVisitInput, VisitView } from "./schemas";

const minuteMs = 60 * 1000;

/**
 * Enters a tenant from this session, for reading and for half an hour at most. The visit hangs on the session's row: other devices
 * of the visitor know nothing of it, and signing out ends it. Throws not_found.
 */
export async function startVisit(ctx: PlatformCtx, input: StartVisitInput): Promise<VisitView> {
  const visitor = visitorOf(ctx);
  const now = ctx.clock.now();
  return await unscoped(ctx).$transaction(async (tx) => {
    const { visitMinutes } = await readPlatformSettings(tx);
    const before = await lockOwnVisit(tx, ctx);
    if (before) await endVisit(tx, ctx, before);
    const tenant = await tx.tenant.findFirst({ where: { id: input.tenantId, removedAt: null }, select: { id: true } });
    if (!tenant) throw notFound("organisation");
    const visit = await tx.supportVisit.create({
      data: {
        tenantId: tenant.id,
        visitorId: visitor.userId,
        reason: storable(input.reason),
        startedAt: now,
        expiresAt: new Date(now.getTime() + visitMinutes * minuteMs),
      },
      include: { tenant: true },
    });
    await tx.session.update({ where: { id: visitor.sessionId }, data: { supportVisitId: visit.id } });
    await recordVisit(tx, ctx, visit, { action: "support.entered", after: { expiresAt: visit.expiresAt } });
    return toVisitView(visit);
  });
}
