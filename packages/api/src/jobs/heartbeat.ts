import type { Deps } from "../kernel/context";

const beatMs = 10_000;
/** A worker that was not seen for so long is dead; a living one beats three times in it. */
const deadAfterMs = 30_000;

/**
 * Says every ten seconds that this worker lives, and takes the jobs of workers that do not: without it, what a killed worker held
 * would stay locked for four hours. Jobs bear being run twice, so a worker that was only frozen does no harm when it wakes.
 */
export function startHeartbeat(deps: Deps, workerId: string): { stop(): Promise<void> } {
  let beating = beat(deps, workerId);
  const timer = setInterval(() => {
    beating = beating.then(() => beat(deps, workerId));
  }, beatMs);
  return {
    async stop() {
      clearInterval(timer);
      await beating;
      await deps.db.platform.workerHeartbeat.deleteMany({ where: { workerId } }).catch(() => undefined);
    },
  };
}

async function beat({ db, clock, log }: Deps, workerId: string): Promise<void> {
  const seenAt = clock.now();
  try {
    await db.platform.workerHeartbeat.upsert({
      where: { workerId },
      create: { workerId, seenAt },
      update: { seenAt },
    });
    await db.platform.$executeRaw`
      select graphile_worker.force_unlock_workers(array_agg(distinct dead.locked_by))
      from (
        select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
        union all select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
      ) as dead
      where dead.locked_at < now() - ${deadAfterMs} * interval '1 ms' and not exists (
        select from worker_heartbeats w
        where w.worker_id = dead.locked_by and w.seen_at > ${new Date(seenAt.getTime() - deadAfterMs)}
      )
      having count(*) > 0`;
  } catch (error) {
    log.warn({ err: error }, "the worker could not say that it lives");
  }
}
