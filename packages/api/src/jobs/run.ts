import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, parseCronItems, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Deps } from "../kernel/context";
import { enqueue } from "../kernel/jobs";
import type { Log } from "../kernel/log";
import { cronItems } from "./cron";
import { startHeartbeat } from "./heartbeat";
import { jobRegistry } from "./registry";

const jobsAtOnce = 8;
/** The queue takes a connection for a moment at the begin and end of a job; one more listens. */
const connections = 5;
/** Jobs that a stop interrupts get this long to reach a good place; then they are left to the next worker. */
const graceMs = 6_000;
/** What it may take to note the end of the last jobs. */
const notingMs = 1_000;

export interface Worker {
  /** Takes no more jobs, waits a few seconds for those that run, and leaves none locked: what is not done is free for the next worker. */
  stop(): Promise<void>;
}

/** Runs jobs and timers until told to stop; any number of workers may share the work. Outlives restarts of the database. */
export async function runWorker(deps: Deps): Promise<Worker> {
  const stopping = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  const poolId = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
  });
  const pgPool = deps.db.jobsPool(connections);
  const runner = await run({
    pgPool,
    concurrency: jobsAtOnce,
    noHandleSignals: true,
    taskList: taskListOf(deps, stopping.signal),
    parsedCronItems: parseCronItems([...cronItems]),
    logger: new Logger(() => (level, message) => logLine(deps.log, level, message)),
    events,
  });
  runner.promise.catch((error: unknown) => deps.log.fatal({ err: error }, "the worker broke"));
  const workerId = await poolId;
  const heartbeat = startHeartbeat(deps, workerId);
  // Whatever waits from before is not left until the next event.
  await enqueue(deps.db.platform, "calls.settle", {}, { key: "calls.settle" });
  await enqueue(deps.db.platform, "platform.follow-address", {}, { key: "platform.follow-address" });
  return {
    async stop() {
      stopping.abort();
      const waiting = new AbortController();
      await Promise.race([runner.stop(), pause(graceMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
      waiting.abort();
      await pgPool.settled(notingMs);
      await releaseJobs(deps, workerId);
      await heartbeat.stop();
      await pgPool.end();
    },
  };
}

/** Jobs bear being run twice, so one that went on to its end all the same does no harm. */
async function releaseJobs({ db, log }: Deps, workerId: string): Promise<void> {
  try {
    await db.platform.$executeRaw`select graphile_worker.force_unlock_workers(array[${workerId}])`;
  } catch (error) {
    log.warn({ err: error }, "the worker's jobs could not be released; another worker takes them in half a minute");
  }
}

function taskListOf(deps: Deps, stopping: AbortSignal): TaskList {
  const tasks = Object.entries(jobRegistry(deps, stopping)).map(([name, task]): [string, Task] => [
    name,
    (payload, { job }) => task(payload, job.attempts, job.id),
  ]);
  return Object.fromEntries(tasks);
}

function logLine(log: Log, level: string, message: string): void {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
}
