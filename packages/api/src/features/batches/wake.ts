import type { Deps } from "../../kernel/context";
import { enqueueAll } from "../../kernel/jobs";

/** The job, by the clock: looks after every batch that has something to do by now, or calls that go on. */
export async function wakeBatches({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const batches = await db.platform.$queryRaw<{ tenantId: string; batchId: string }[]>`
    select b.tenant_id as "tenantId", b.id as "batchId" from batches b
    where b.state in ('running', 'paused', 'cancelled') and exists (
      select from batch_rows r where r.batch_id = b.id
        and (r.state = 'calling' or b.state = 'running' and r.state = 'waiting' and r.due_at <= ${clock.now()}))`;
  await enqueueAll(
    db.platform,
    "batches.dial",
    batches.map((payload) => {
      const key = `batches.dial:${payload.batchId}`;
      return { key, queue: key, payload };
    }),
  );
}
