import { setTimeout as sleep } from "node:timers/promises";
import { readEnv } from "@voxcalls/api";
import pg from "pg";
import { deliveries } from "./call-events";
import type { Child } from "./child";
import { runLoad, type LoadResult } from "./load";
import { median } from "./numbers";
import { hasPgbench, pgbench } from "./pgbench";
import { settleFunction } from "./settle-function";
import type { Stage } from "./stage";
import { ratioOf, type Skipped, type Verdict } from "./verdict";

const CONNECTIONS = 16;
const MIN_RATIO = 0.4;
const MAX_DOOR_P99_MS = 50;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 60_000;

interface Burst extends LoadResult {
  readonly settledPerSecond: number;
  /** CPU per call, in microseconds. */
  readonly doorCpu: number;
  readonly workerCpu: number;
}

/** P4: calls that are settled per second, door and worker together, against pgbench calling one SQL function that writes the same rows. */
export async function measureSettling(stage: Stage): Promise<(Verdict | Skipped)[]> {
  if (!(await hasPgbench())) return [{ id: "P4", why: "there is no pgbench (Debian: postgresql-contrib)" }];
  const database = new pg.Client({ connectionString: stage.ownerUrl });
  await database.connect();
  const door = await stage.start("serve-doors.ts");
  const worker = await stage.start("run-worker.ts");
  const { rounds, calls, seconds } = stage.options.quick
    ? { rounds: 2, calls: 300, seconds: 1 }
    : { rounds: 5, calls: 1_500, seconds: 4 };
  try {
    for (const { sql, values } of settleFunction()) await database.query(sql, values);
    const parts = { door, worker, database, webhookKey: readEnv(stage.env).RETELL_API_KEY };
    await burst(parts, calls); // warms up
    const floors: number[] = [];
    const bursts: Burst[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await pgbench(stage, "select bench_settle();", { clients: CONNECTIONS, seconds }));
      bursts.push(await burst(parts, calls));
    }
    await assertSettled(database);
    return [judge(floors, bursts)];
  } finally {
    await Promise.all([door.stop(), worker.stop(), database.end()]);
  }
}

function judge(floors: readonly number[], bursts: readonly Burst[]): Verdict {
  const of = (read: (burst: Burst) => number) => median(bursts.map(read));
  const ratio = ratioOf(
    bursts.map(({ settledPerSecond }) => settledPerSecond),
    floors,
  );
  const p99 = of(({ p99Ms }) => p99Ms);
  const failures = bursts.reduce((sum, round) => sum + round.failures, 0);
  const row = (name: string, perSecond: number, rest = "") =>
    `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)} calls/s${rest}`;
  return {
    id: "P4",
    what: "settled calls per second, against one SQL function",
    measured: `${ratio.text}, ${p99.toFixed(0)} ms`,
    target: `≥ ${MIN_RATIO}×, door p99 ≤ ${MAX_DOOR_P99_MS} ms`,
    holds: ratio.value >= MIN_RATIO && p99 <= MAX_DOOR_P99_MS && failures === 0,
    details: [
      row("pgbench, one function", median(floors)),
      row(
        "product, from the door to the books",
        of(({ settledPerSecond }) => settledPerSecond),
        `   ${of(({ workerCpu }) => workerCpu).toFixed(0)} µs CPU in the worker`,
      ),
      row(
        "the door alone",
        of(({ perSecond }) => perSecond),
        `   p50 ${of(({ p50Ms }) => p50Ms).toFixed(1)} / p99 ${p99.toFixed(1)} ms   ` +
          `${of(({ doorCpu }) => doorCpu).toFixed(0)} µs CPU${failures > 0 ? `   ${failures} FAILED` : ""}`,
      ),
    ],
  };
}

/** The product as it takes events in: a door, a worker and what is between them. */
export interface Intake {
  readonly door: Child;
  readonly worker: Child;
  readonly database: pg.Client;
  readonly webhookKey: string;
}

/** Sends the events of so many calls as fast as the door takes them, and waits until the last of them is settled. */
export async function burst({ door, worker, database, webhookKey }: Intake, calls: number): Promise<Burst> {
  const events = deliveries(calls, webhookKey);
  const before = [await door.cpuMicros(), await worker.cpuMicros()] as const;
  const begun = performance.now();
  const told = await runLoad({
    port: door.port,
    connections: CONNECTIONS,
    count: calls,
    request: (n) => events[n] ?? Buffer.alloc(0),
  });
  await untilSettled(database, PATIENCE_MS);
  const seconds = (performance.now() - begun) / 1000;
  return {
    ...told,
    settledPerSecond: calls / seconds,
    doorCpu: ((await door.cpuMicros()) - before[0]) / calls,
    workerCpu: ((await worker.cpuMicros()) - before[1]) / calls,
  };
}

/** Waits until no event waits. @throws Error when that takes too long. */
export async function untilSettled(database: pg.Client, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (await isPending(database)) {
    if (performance.now() > until) throw new Error("the worker does not settle what came in");
    await sleep(LOOK_EVERY_MS);
  }
}

async function isPending(database: pg.Client): Promise<boolean> {
  const { rowCount } = await database.query("select from provider_events where state = 'pending' limit 1");
  return rowCount !== 0;
}

/** The same books for every event, be it the product's or the function's: a call, its twenty lines, one charge. */
export async function assertSettled(database: pg.Client): Promise<void> {
  const { rows } = await database.query<{ events: number; broken: number }>(`
    select count(*)::int as events, count(*) filter (
      where c.id is null or (select count(*) from call_transcripts where call_id = c.id) <> 20
        or (select sum(billable_seconds) from usage_records where call_id = c.id) is distinct from 100)::int as broken
    from provider_events e left join calls c on c.retell_call_id = e.retell_call_id`);
  if (rows[0]?.broken !== 0) throw new Error(`the books do not agree: ${JSON.stringify(rows)}`);
}
