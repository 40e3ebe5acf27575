import { EventEmitter } from "node:events";
import { runtimeUrls } from "@voxcalls/db";
import { Logger, parseCronItems, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Deps } from "../kernel/context";
import { enqueue } from "../kernel/jobs";
import type { Log } from "../kernel/log";
import { cronItems } from "./cron";
import { startHeartbeat } from "./heartbeat";
import { jobRegistry } from "./registry";

const jobsAtOnce = 8;
/** Jobs that a stop interrupts get this long to reach a good place; then their worker stops waiting. */
const graceMs = 5_000;

export interface Worker {
  /** Takes no more jobs and resolves when those that run have ended. */
  stop(): Promise<void>;
}

/**
 * Runs jobs and timers until told to stop; any number of workers may share the work. Outlives restarts of the database.
 * @param options.platformUrl the login of the platform role, where it does not follow from the environment
 */
export async function runWorker(deps: Deps, options: { platformUrl?: string } = {}): Promise<Worker> {
  const { DATABASE_URL, ENCRYPTION_KEY } = deps.env;
  const url = new URL(options.platformUrl ?? runtimeUrls(DATABASE_URL, ENCRYPTION_KEY).platformUrl);
  url.searchParams.set("application_name", "voxcalls-worker");
  const stopping = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  const poolId = new Promise<string>((resolve) => {
    events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
  });
  const runner = await run({
    connectionString: url.href,
    maxPoolSize: jobsAtOnce + 2,
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
