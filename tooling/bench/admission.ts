import { createHmac, randomUUID } from "node:crypto";
import { readEnv } from "@voxcalls/api";
import pg from "pg";
import { byTheClock } from "./by-the-clock";
import { percentile } from "./numbers";
import { whale } from "./seed";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";

const CALLS_PER_SECOND = 50;
const MAX_P99_MS = 100;

/**
 * P11: how long a call rings before it is let in, at so many calls a second, all of the tenant with most calls: the worst case, as they
 * wait for the lock of one row. Calls come when they come, so they are sent by the clock and not one after the other.
 */
export async function measureAdmission(stage: Stage): Promise<Verdict[]> {
  const database = new pg.Client({ connectionString: stage.ownerUrl });
  await database.connect();
  const door = await stage.start("serve-doors.ts");
  const key = readEnv(stage.env).RETELL_API_KEY;
  try {
    const numbers = await openLines(database);
    const ring = async (n: number) => await ask(door.port, key, numbers[n % numbers.length] ?? "");
    await byTheClock({ seconds: 2, perSecond: CALLS_PER_SECOND }, ring); // warms up
    await database.query("delete from call_holds");
    const rings = await byTheClock({ seconds: stage.options.quick ? 4 : 20, perSecond: CALLS_PER_SECOND }, ring);
    const letIn = rings.filter(({ isLetIn }) => isLetIn).length;
    const latencies = rings.map(({ ms }) => ms);
    const p99 = percentile(latencies, 0.99);
    const { rows } = await database.query<{ holds: number }>("select count(*)::int as holds from call_holds");
    return [
      {
        id: "P11",
        what: `inbound admission at ${CALLS_PER_SECOND} calls a second, p99`,
        measured: `${p99.toFixed(0)} ms`,
        target: `≤ ${MAX_P99_MS} ms`,
        holds: p99 <= MAX_P99_MS && letIn === rings.length,
        details: [
          `p50 ${percentile(latencies, 0.5).toFixed(1)} ms; ${letIn} of ${rings.length} calls let in, ${rows[0]?.holds ?? 0} holds at the end`,
        ],
      },
    ];
  } finally {
    await database.query("delete from call_holds");
    await Promise.all([door.stop(), database.end()]);
  }
}

/** Room for every call that is to come; returns the numbers that are called. */
async function openLines(database: pg.Client): Promise<string[]> {
  await database.query(
    "update tenants set monthly_minutes_limit = 100000000, guaranteed_lines = 10000, max_lines = 10000 where id = $1",
    [whale.id],
  );
  const { rows } = await database.query<{ phone_number: string }>(
    "select phone_number from phone_numbers where tenant_id = $1 and status = 'assigned'",
    [whale.id],
  );
  return rows.map(({ phone_number: number }) => number);
}

interface Ring {
  readonly ms: number;
  readonly isLetIn: boolean;
}

async function ask(port: number, key: string, toNumber: string): Promise<Ring> {
  const ringing = { call_id: `call_${randomUUID()}`, from_number: "+4915112345678", to_number: toNumber };
  const body = JSON.stringify({ event: "call_inbound", call_inbound: ringing });
  const now = Date.now();
  const digest = createHmac("sha256", key).update(body).update(String(now)).digest("hex");
  const begun = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/webhooks/retell/inbound`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-retell-signature": `v=${now},d=${digest}` },
    body,
  });
  const text = await answer.text();
  return { ms: performance.now() - begun, isLetIn: answer.ok && text.includes("override_agent_id") };
}
