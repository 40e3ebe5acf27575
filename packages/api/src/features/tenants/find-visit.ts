import type { PlatformDb } from "@voxcalls/db";
import type { VisitInForce } from "../../kernel/context";

/** The visit if it is this visitor's and neither ended nor over, or null. */
export async function findVisitInForce(
  db: PlatformDb,
  { id, visitorId, now }: { id: string; visitorId: string; now: Date },
): Promise<VisitInForce | null> {
  const visit = await db.supportVisit.findFirst({
    where: { id, visitorId, endedAt: null, expiresAt: { gt: now }, tenant: { removedAt: null } },
    select: {
      id: true,
      reason: true,
      mayWrite: true,
      startedAt: true,
      expiresAt: true,
      tenant: { select: { id: true, name: true, slug: true, status: true, plan: true } },
    },
  });
  return visit;
}
