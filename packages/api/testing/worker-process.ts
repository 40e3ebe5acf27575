import { createDb } from "@voxcalls/db";
import { patient } from "@voxcalls/db/testing/patience";
import { createDeps } from "../src/deps";
import { runWorker } from "../src/jobs/run";
import type { ApiEnv } from "../src/kernel/env";

/** A worker as a process of its own, for tests that kill it: apps/worker, but for where the logins of the database come from. */
export interface WorkerOrders {
  readonly env: ApiEnv;
  readonly appUrl: string;
  readonly platformUrl: string;
}

const orders = JSON.parse(process.argv[2] ?? "") as WorkerOrders;
const deps = createDeps(orders.env, { db: createDb({ ...orders, ...patient }) });
const worker = await runWorker(deps);
process.stdout.write("ready\n");
process.once("SIGTERM", () => {
  void worker
    .stop()
    .then(() => deps.db.close())
    .then(() => process.exit(0));
});
