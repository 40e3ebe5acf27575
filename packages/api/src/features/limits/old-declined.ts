import type { PlatformDb } from "@voxcalls/db";

const keptMs = 90 * 24 * 60 * 60 * 1000;

/** Removes declined calls of which nobody asks any more. */
export async function removeOldDeclined(db: PlatformDb, now: Date): Promise<void> {
  await db.declinedCall.deleteMany({ where: { occurredAt: { lt: new Date(now.getTime() - keptMs) } } });
}
