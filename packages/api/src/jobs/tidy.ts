import { requeueClearings } from "../features/calls/clear";
import { removeOldExports } from "../features/calls/exports/expire";
import { removeOldEvents } from "../features/calls/old-events";
import { removeOldDeclined } from "../features/limits/old-declined";
import { requeueRemovals } from "../features/platform/tenants/run-remove";
import { removeOldWebhooks } from "../features/webhook-endpoints/remove-old";
import type { Deps } from "../kernel/context";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Sessions that ended are kept for a while: a spent refresh token that comes back must still be recognised. */
const endedSessionsMs = 30 * dayMs;

/** The job, by the clock: removes what has had its time, and says aloud when events of unknown agents wait longer than a day. */
export async function tidy({ db, clock, log, recordings }: Deps): Promise<void> {
  const now = clock.now().getTime();
  const before = (ageMs: number) => ({ lt: new Date(now - ageMs) });
  await db.platform.idempotencyKey.deleteMany({ where: { createdAt: before(dayMs) } });
  await db.platform.workerHeartbeat.deleteMany({ where: { seenAt: before(dayMs) } });
  await db.platform.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now) } } });
  await db.platform.session.deleteMany({
    where: { OR: [{ expiresAt: before(endedSessionsMs) }, { revokedAt: before(endedSessionsMs) }] },
  });
  await removeOldEvents(db.platform, clock.now());
  await removeOldWebhooks(db.platform, clock.now());
  await removeOldDeclined(db.platform, clock.now());
  // A timer job that failed for good is done with: the clock has made new ones since.
  await db.platform.$executeRaw`
    delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '7 days'`;
  await requeueRemovals({ db, clock });
  await requeueClearings({ db, clock });
  await removeOldExports({ db, clock, recordings });
  const parked = await db.platform.providerEvent.count({ where: { state: "parked", receivedAt: before(dayMs) } });
  if (parked > 0) log.error({ parked }, "events of agents that nobody here has wait for more than a day");
}
