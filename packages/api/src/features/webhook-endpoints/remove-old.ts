import type { PlatformDb } from "@voxcalls/db";
import { keptMs } from "./rules";

const atOnce = 1_000;

/** Removes events that have had their time, with what came of them, a bounded number at a time. Returns how many. */
export async function removeOldWebhooks(db: PlatformDb, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  let removed = 0;
  for (;;) {
    const count = await db.$executeRaw`
      delete from webhook_events where id in (
        select id from webhook_events where occurred_at < ${before} order by occurred_at limit ${atOnce}
        for update skip locked)`;
    removed += count;
    if (count < atOnce) return removed;
  }
}
