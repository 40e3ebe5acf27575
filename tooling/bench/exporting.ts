import { setTimeout as sleep } from "node:timers/promises";
import { createDeps, createDoors, readEnv } from "@voxcalls/api";
import { createDb } from "@voxcalls/db";
import { z } from "zod";
import { ask } from "./ask";
import type { Child } from "./child";
import { whale } from "./seed";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";
import { withoutTriggers } from "./without-triggers";

const MAX_GROWTH_MB = 50;
const LOOK_EVERY_MS = 250;
/** By then the worker has opened what it needs; what it holds more from here on is the export's. */
const WARM_AT = 0.1;

const Progress = z.object({ id: z.string(), status: z.string(), total: z.int(), rows_done: z.int() });

/** P12: whether the worker's memory stays the same while it writes every call there is into one file. */
export async function measureExport(stage: Stage): Promise<Verdict[]> {
  await takeAllCalls(stage);
  const worker = await stage.start("run-worker.ts");
  const db = createDb(stage);
  try {
    const doors = createDoors(createDeps(readEnv(stage.env), { db }));
    const begun = performance.now();
    const request = new Request("http://127.0.0.1/api/v1/calls/exports", {
      method: "POST",
      headers: { authorization: `Bearer ${stage.token}`, "content-type": "application/json" },
      body: JSON.stringify({ format: "csv" }),
    });
    const { id, total } = Progress.parse(await (await doors.fetch(request, "127.0.0.1"))?.json());
    const read = async () => Progress.parse(JSON.parse(await ask(doors, `/api/v1/calls/exports/${id}`, stage.token)));
    const { warm, most } = await watch(worker, read, total);
    const seconds = (performance.now() - begun) / 1000;
    const growth = mb(most - warm);
    return [
      {
        id: "P12",
        what: `memory of the worker as it exports ${total.toLocaleString("en")} calls`,
        measured: `${growth >= 0 ? "+" : ""}${growth.toFixed(0)} MB`,
        target: `≤ +${MAX_GROWTH_MB} MB`,
        holds: growth <= MAX_GROWTH_MB,
        details: [
          `${mb(warm).toFixed(0)} MB after a tenth, at most ${mb(most).toFixed(0)} MB   ${(total / seconds).toFixed(0)} calls/s`,
        ],
      },
    ];
  } finally {
    await Promise.all([worker.stop(), db.close()]);
  }
}

async function watch(worker: Child, read: () => Promise<z.infer<typeof Progress>>, total: number) {
  let warm = 0;
  let most = 0;
  for (;;) {
    const [{ status, rows_done: done }, memory] = await Promise.all([read(), worker.memory()]);
    if (status === "failed") throw new Error("the export failed");
    if (warm === 0 && done >= total * WARM_AT) warm = memory;
    if (warm > 0) most = Math.max(most, memory);
    if (status === "ready") return { warm, most };
    await sleep(LOOK_EVERY_MS);
  }
}

/** An export is one tenant's: the whale's is to be as long as the table. */
async function takeAllCalls({ ownerUrl }: Stage): Promise<void> {
  await withoutTriggers(ownerUrl, async (client) => {
    for (const table of ["calls", "usage_records"])
      await client.query(`update ${table} set tenant_id = $1 where tenant_id <> $1`, [whale.id]);
    await client.query("vacuum (analyze) calls, usage_records");
  });
}

function mb(bytes: number): number {
  return bytes / 1024 / 1024;
}
