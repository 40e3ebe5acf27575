import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { agentOf, eventsOfCall, type WireEvent } from "../../../testing/retell-events";
import { receiveEvent } from "../calls/receive";
import { settleCalls } from "../calls/settle";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

const began = Date.UTC(2026, 9, 24, 20);
const hour = 3_600_000;
const calls = 30;

/** Numbers between 0 and 1 that are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Everything that is told of the calls of a tenant, in some order and some of it more than once; durations are corrected at times. */
function tellings(slug: string, random: () => number): WireEvent[] {
  const told = Array.from({ length: calls }, (_, n) => {
    const facts = {
      callId: `call_${slug}_${n}`,
      retellAgentId: `agent_${slug}_${n % 3}`,
      startedAtMs: began + n * hour,
      durationMs: n % 7 === 0 ? 0 : 10_000 + n * 1_777,
      toNumber: `+1202555010${n % 2}`,
    };
    const [started, ended, analyzed] = eventsOfCall(facts);
    // The end is told too short at first: whatever comes last, what was analysed is what holds.
    const early = { ...ended, call: { ...ended.call, duration_ms: 1_000 * (n % 5) } };
    return [started, early, analyzed];
  }).flat();
  return told
    .flatMap((event) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => event))
    .map((event) => ({ event, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ event }) => event);
}

async function tell(slug: string, seed: number): Promise<string> {
  const { tenant } = await world.tenant(slug);
  await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { timeZone: "Europe/Berlin" } });
  const user = await world.person(tenant.id, `user@${slug}.test`, "user");
  for (const n of [0, 1, 2]) await agentOf(world, tenant.id, `agent_${slug}_${n}`, n === 2 ? user.userId : undefined);
  const random = randomFrom(seed);
  for (const event of tellings(slug, random)) {
    await receiveEvent(world.deps, new TextEncoder().encode(JSON.stringify(event)));
    if (random() < 0.15) await settleCalls(world.deps);
  }
  await settleCalls(world.deps);
  return tenant.id;
}

const nobody = "00000000-0000-0000-0000-000000000000";
const sumColumns = "sum(calls)::int as calls, sum(seconds)::int as seconds, sum(minutes) as minutes, sum(cost) as cost";

/** What two queries answer, the rows in the order of their text. */
async function rowsOf(sql: string, tenantId: string): Promise<string[]> {
  const rows = await world.deps.db.platform.$queryRawUnsafe<object[]>(sql, tenantId);
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

describe("the sums by day and hour", () => {
  it("W14: are to the last digit those of the entries, by whatever one adds up", { timeout: 120_000 }, async () => {
    const tenantId = await tell("exact", 7);
    const entries = `(select *, call_count as calls, billable_seconds as seconds, conversation_minutes as minutes, total_cost as cost
      from usage_records where tenant_id = $1::uuid) u`;
    const kept = `(select *, billable_seconds as seconds, conversation_minutes as minutes, total_cost as cost from usage_days) d`;
    const nothing = "having sum(calls) <> 0 or sum(seconds) <> 0";
    for (const [scope, key] of [
      ["all", "''"],
      ["agent", "coalesce(agent_id::text, '')"],
      ["user", "coalesce(user_id::text, '')"],
      ["phone_number", "coalesce(phone_number, '')"],
    ]) {
      const own = await rowsOf(
        `select occurred_locally::date::text as day, ${key} as key, ${sumColumns} from ${entries} group by 1, 2 ${nothing}`,
        tenantId,
      );
      expect(own.length, scope).toBeGreaterThan(1);
      expect(
        await rowsOf(
          `select day::text, key, ${sumColumns} from ${kept} where tenant_id = $1::uuid and whose = '${nobody}'
             and scope = '${scope}' group by 1, 2 ${nothing}`,
          tenantId,
        ),
      ).toEqual(own);
    }
    const ofUser = await rowsOf(
      `select user_id::text as whose, agent_id::text as key, ${sumColumns} from ${entries} where user_id is not null group by 1, 2`,
      tenantId,
    );
    expect(ofUser).toHaveLength(1);
    expect(
      await rowsOf(
        `select whose::text, key, ${sumColumns} from ${kept} where tenant_id = $1::uuid and whose <> '${nobody}'
           and scope = 'agent' group by 1, 2`,
        tenantId,
      ),
    ).toEqual(ofUser);
    expect(
      await rowsOf(
        `select hour::text, ${sumColumns} from (select *, billable_seconds as seconds, conversation_minutes as minutes,
           total_cost as cost from usage_hours) h where tenant_id = $1::uuid group by 1 ${nothing}`,
        tenantId,
      ),
    ).toEqual(
      await rowsOf(
        `select date_trunc('hour', occurred_locally)::text as hour, ${sumColumns} from ${entries} group by 1 ${nothing}`,
        tenantId,
      ),
    );
  });

  it("W14: of the platform, and by month, are those of calls, entries and costs", { timeout: 120_000 }, async () => {
    const tenantId = await tell("platform", 11);
    for (const [span, place] of [
      ["day", "occurred_locally::date"],
      ["month", "date_trunc('month', occurred_locally)::date"],
    ] as const) {
      const own = `select ${place}::text as start, count(*) filter (where status = 'completed')::int as completed,
          count(*) filter (where duration_seconds > 0)::int as connected, sum(duration_seconds)::int as talked,
          count(*) filter (where call_successful)::int as successful
        from calls where tenant_id = $1::uuid group by 1`;
      const kept = (table: string, start: string) => `select ${start}::text as start, completed, connected,
        talked_seconds as talked, successful from ${table}`;
      const expected = await rowsOf(own, tenantId);
      expect(expected.length).toBeGreaterThan(0);
      expect(
        await rowsOf(`${kept("platform_sums", "start")} where payer_id = $1::uuid and span = '${span}'`, tenantId),
      ).toEqual(expected);
      const table = span === "day" ? kept("call_days", "day") : kept("call_months", "month");
      expect(
        await rowsOf(
          `${table} where tenant_id = $1::uuid and whose = '${nobody}' and agent_id = '${nobody}'`,
          tenantId,
        ),
      ).toEqual(expected);
      expect(
        await rowsOf(
          `select start::text, billed as calls, conversation_minutes as minutes, total_cost as cost from platform_sums
           where payer_id = $1::uuid and span = '${span}'`,
          tenantId,
        ),
      ).toEqual(
        await rowsOf(
          `select ${place}::text as start, sum(call_count)::int as calls, sum(conversation_minutes) as minutes,
             sum(total_cost) as cost from usage_records where tenant_id = $1::uuid group by 1`,
          tenantId,
        ),
      );
      const costs = await rowsOf(
        `select ${place}::text as start, count(*)::int as calls, sum(w.combined_cents)::float8 as cents,
           sum((select sum(total_cost) from usage_records u where u.call_id = c.id)) as charged
         from calls c join wholesale_costs w using (retell_call_id, occurred_locally)
         where c.tenant_id = $1::uuid group by 1`,
        tenantId,
      );
      expect(costs.length).toBeGreaterThan(0);
      expect(
        await rowsOf(
          `select start::text, calls, combined_cents::float8 as cents, charged from wholesale_sums
           where payer_id = $1::uuid and span = '${span}'`,
          tenantId,
        ),
      ).toEqual(costs);
    }
  });

  it("W14: by month count hours with their weekday, and failures of all tenants once", async () => {
    const [counted] = await world.deps.db.platform.$queryRaw<[{ days: number; months: number; hours: number }]>`
      select (select sum(e.value::int) from platform_counts p, jsonb_each_text(p.counts) e where p.span = 'day')::int as days,
        (select sum(e.value::int) from platform_counts p, jsonb_each_text(p.counts) e where p.span = 'month')::int as months,
        (select sum(e.value::int) from call_months m, jsonb_each_text(m.counts) e
          where m.agent_id = ${nobody}::uuid and m.whose = ${nobody}::uuid and e.key like 'w:%')::int as hours`;
    const [own] = await world.deps.db.platform.$queryRaw<[{ hours: number; counts: number }]>`
      select count(*)::int as hours, (count(*) filter (where status = 'failed')
        + count(*) filter (where latency #> '{e2e,p50}' is not null))::int as counts
      from calls where status <> 'in_progress'`;
    expect(counted).toEqual({ days: own.counts, months: own.counts, hours: own.hours });
  });

  it("W14: of everybody are those of all tenants", async () => {
    const sums = async (of: string) =>
      await world.deps.db.platform.$queryRawUnsafe<object[]>(
        `select span, start::text, ${of} group by 1, 2 order by 1, 2`,
      );
    const columns = `sum(billed)::int as billed, sum(conversation_minutes)::text as minutes, sum(total_cost)::text as cost,
      sum(completed)::int as completed, sum(failed)::int as failed, sum(connected)::int as connected,
      sum(talked_seconds)::int as talked, sum(judged)::int as judged, sum(successful)::int as successful`;
    const everybody = await sums(`${columns} from platform_counts`);
    expect(everybody.length).toBeGreaterThan(1);
    expect(everybody).toEqual(await sums(`${columns} from platform_sums`));
    const costs = (calls: string) =>
      `sum(${calls})::int as calls, sum(charged)::text as charged, sum(combined_cents)::text as cents`;
    expect(await sums(`${costs("priced")} from platform_counts`)).toEqual(
      await sums(`${costs("calls")} from wholesale_sums`),
    );
  });

  it("W2: come to the same however often and in whatever order the calls are told", { timeout: 180_000 }, async () => {
    const told = new Set<string>();
    for (const seed of [3, 1_009, 77_777]) {
      const tenantId = await tell(`order-${seed}`, seed);
      const usage = await rowsOf(
        `select day::text, calls, billable_seconds, conversation_minutes, total_cost from usage_days
         where tenant_id = $1::uuid and whose = '${nobody}' and scope in ('all', 'phone_number')`,
        tenantId,
      );
      const days = await rowsOf(
        `select day::text, completed, failed, connected, talked_seconds, judged, successful, counts from call_days
         where tenant_id = $1::uuid and agent_id = '${nobody}' and whose = '${nobody}'`,
        tenantId,
      );
      told.add(JSON.stringify([usage, days]));
    }
    expect(told.size).toBe(1);
  });

  it("count a call by what it is now, and nothing of one that goes on", async () => {
    const { tenant } = await world.tenant("changing");
    await agentOf(world, tenant.id, "agent_changing");
    const days = async () =>
      await world.deps.db.platform.$queryRaw<Record<string, unknown>[]>`
        select completed, judged, successful, talked_seconds, counts from call_days
        where tenant_id = ${tenant.id}::uuid and agent_id = ${nobody}::uuid`;
    const [started, ended, analyzed] = eventsOfCall({
      callId: "call_changing",
      retellAgentId: "agent_changing",
      startedAtMs: began,
    });
    const receive = async (event: WireEvent) => {
      await receiveEvent(world.deps, new TextEncoder().encode(JSON.stringify(event)));
      await settleCalls(world.deps);
    };
    await receive(started);
    expect(await days()).toEqual([]);
    await receive(ended);
    const counts = { "h:20": 1, "r:agent_hangup": 1, "l:810": 1 };
    expect(await days()).toEqual([{ completed: 1, judged: 0, successful: 0, talked_seconds: 63, counts }]);
    await receive(analyzed);
    const withMood = { ...counts, "s:Positive": 1 };
    const told = [{ completed: 1, judged: 1, successful: 1, talked_seconds: 63, counts: withMood }];
    expect(await days()).toEqual(told);
    await world.deps.db.platform.call.updateMany({
      where: { tenantId: tenant.id },
      data: { recordingStatus: "failed" },
    });
    expect(await days()).toEqual(told);
  });
});
