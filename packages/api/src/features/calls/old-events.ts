import type { PlatformDb, Prisma } from "@voxcalls/db";

const dayMs = 24 * 60 * 60 * 1000;
/**
 * How long settled events are kept: an invoice may be disputed for sixty days after the month it bills, and what the provider told is the
 * proof. Reconciliation looks back a day, senders retry for hours.
 */
const eventsKeptMs = 90 * dayMs;

const atOnce = 1_000;

/**
 * Removes the events of calls of which nothing was heard for so long, a bounded number at a time. Whole calls only: a call is folded from
 * all its events. What is parked or dead waits for a person. Returns how many were removed.
 */
export async function removeOldEvents(db: PlatformDb, now: Date): Promise<number> {
  const before = new Date(now.getTime() - eventsKeptMs);
  let removed = 0;
  for (;;) {
    const count = await db.$executeRaw`
      delete from provider_events where id in (
        select e.id from provider_events e
        where e.state = 'settled' and e.received_at < ${before} and not exists (
          select from provider_events other
          where other.retell_call_id = e.retell_call_id and (other.state <> 'settled' or other.received_at >= ${before})
        )
        order by e.received_at limit ${atOnce}
        for update skip locked
      )`;
    removed += count;
    if (count < atOnce) return removed;
  }
}

/**
 * Sets events aside that come after the others of their call were removed: folded by themselves they would undo what is written, and
 * charged.
 */
export async function setAsideLate(tx: Prisma.TransactionClient, retellCallIds: readonly string[], now: Date) {
  await tx.$executeRaw`
    update provider_events e set state = 'dead', problem = 'came after the other events of its call had been removed'
    from calls c
    where e.state = 'pending' and e.retell_call_id = any(${retellCallIds}) and c.retell_call_id = e.retell_call_id
      and c.status <> 'in_progress' and c.occurred_at < ${new Date(now.getTime() - eventsKeptMs)} and not exists (
        select from provider_events other where other.retell_call_id = e.retell_call_id and other.state = 'settled')`;
}
