import { serve } from "@hono/node-server";
import { createDb } from "@voxcalls/db";
import { patient } from "@voxcalls/db/testing/patience";
import { createDeps } from "../src/deps";
import { createDoors } from "../src/doors";
import type { WorkerOrders } from "./worker-process";

/** The API doors as a process of their own, for tests that kill it: apps/web's server without its pages. */
export interface WebOrders extends WorkerOrders {
  readonly port: number;
}

const orders = JSON.parse(process.argv[2] ?? "") as WebOrders;
const deps = createDeps(orders.env, { db: createDb({ ...orders, ...patient }) });
const doors = createDoors(deps);
serve({ fetch: (request) => doors.fetch(request, "127.0.0.1"), port: orders.port, hostname: "127.0.0.1" }, () =>
  process.stdout.write("ready\n"),
);
