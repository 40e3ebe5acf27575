import { platformCtx, type Deps } from "../../../kernel/context";
import { recordVisit } from "./own-visit";

/**
 * The job, by the clock: a visit that nobody left is over when its time is, or when its visitor signed out. It ends as of then, and
 * with the same rows in both logs as one that was left.
 */
export async function endOverdueVisits(deps: Deps): Promise<void> {
  const overdue = await deps.db.platform.supportVisit.findMany({
    where: {
      endedAt: null,
      OR: [{ expiresAt: { lte: deps.clock.now() } }, { sessions: { some: { revokedAt: { not: null } } } }],
    },
    select: { id: true },
  });
  for (const { id } of overdue) await endOverdue(deps, id);
}

async function endOverdue(deps: Deps, id: string): Promise<void> {
  const ctx = platformCtx(deps, { type: "system", role: "system", job: "platform.end-visits" }, null);
  await deps.db.platform.$transaction(async (tx) => {
    const visit = await tx.supportVisit.findUnique({ where: { id }, include: { tenant: true, sessions: true } });
    if (!visit) return;
    const signedOutAt = visit.sessions.find(({ revokedAt }) => revokedAt !== null)?.revokedAt ?? null;
    const isSignedOut = signedOutAt !== null && signedOutAt < visit.expiresAt;
    const endedAt = isSignedOut ? signedOutAt : visit.expiresAt;
    const { count } = await tx.supportVisit.updateMany({ where: { id, endedAt: null }, data: { endedAt } });
    if (count === 0) return;
    const visitor = await tx.user.findUnique({ where: { id: visit.visitorId }, select: { email: true } });
    const because = isSignedOut ? "signed out" : "time was over";
    await recordVisit(tx, ctx, visit, {
      action: "support.left",
      after: { visitor: visitor?.email ?? null, endedAt, because },
    });
  });
}
