import { assertWalls, createDeps, readEnv } from "@voxcalls/api";
import { runWorker } from "@voxcalls/api/worker";

/** Nothing is lost by it: a job that is cut off here is run again by the next worker. */
const cutOffAfterMs = 9_000;

const deps = createDeps(readEnv());
await assertWalls(deps);
const worker = await runWorker(deps);
deps.log.info("the worker runs");

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), cutOffAfterMs).unref();
  await worker.stop();
  await deps.db.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
