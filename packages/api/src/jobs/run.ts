import { EventEmitter } from "node:events";
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
/** Jobs that a stop interrupts get this long to reach a good place; then their worker stops waiting. */
const graceMs = 5_000;

export interface Worker {
  /** Takes no more jobs and resolves when those that run have ended. */
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
    gracefulShutdownAbortTimeout: graceMs,
    taskList: taskListOf(deps, stopping.signal),
    parsedCronItems: parseCronItems([...cronItems]),
    logger: new Logger(() => (level, message) => logLine(deps.log, level, message)),
    events,
  });
  runner.promise.catch((error: unknown) => deps.log.fatal({ err: error }, "the worker broke"));
  const heartbeat = startHeartbeat(deps, await poolId);
  // Whatever waits from before is not left until the next event.
  await enqueue(deps.db.platform, "calls.settle", {}, { key: "calls.settle" });
  return {
    async stop() {
      stopping.abort();
      await runner.stop();
      await heartbeat.stop();
      await pgPool.end();
    },
  };
}

function taskListOf(deps: Deps, stopping: AbortSignal): TaskList {
  const tasks = Object.entries(jobRegistry(deps, stopping)).map(([name, task]): [string, Task] => [
    name,
    (payload, { job }) => task(payload, job.attempts),
  ]);
  return Object.fromEntries(tasks);
}

function logLine(log: Log, level: string, message: string): void {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
}
