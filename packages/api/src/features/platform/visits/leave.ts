import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { unscoped } from "../../../kernel/unscoped";
import { lockOwnVisit, recordVisit, visitorOf } from "./own-visit";

/** Ends the visit of this session. Nothing happens when it makes none. */
export async function leaveVisit(ctx: PlatformCtx): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    const visit = await lockOwnVisit(tx, ctx);
    if (visit) await endVisit(tx, ctx, visit);
  });
}

/** Ends a visit that `lockOwnVisit` found, in its transaction. */
export async function endVisit(
  tx: Prisma.TransactionClient,
  ctx: PlatformCtx,
  visit: NonNullable<Awaited<ReturnType<typeof lockOwnVisit>>>,
): Promise<void> {
  const data = { endedAt: ctx.clock.now() };
  // Its time may be over at this very moment, and the job there first.
  const { count } = await tx.supportVisit.updateMany({ where: { id: visit.id, endedAt: null }, data });
  if (count === 0) return;
  await tx.session.update({ where: { id: visitorOf(ctx).sessionId }, data: { supportVisitId: null } });
  await recordVisit(tx, ctx, visit, { action: "support.left" });
}
