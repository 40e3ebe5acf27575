import { createDb } from "@voxcalls/db";
import { explain } from "@voxcalls/db/testing/explain";
import { tapWire, type WireTap } from "@voxcalls/db/testing/wire-tap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeps } from "../src/deps";
import { getAnalytics } from "../src/features/platform/analytics/get";
import { AnalyticsInput } from "../src/features/platform/analytics/schemas";
import { platformCtx, type PlatformCtx } from "../src/kernel/context";
import { World } from "../testing/harness";

/** Tenants, each with a call on every day of two years at first; later with as many again each day. */
const tenants = 3;
const days = 740;
const later = 1;

let world: World;
let tap: WireTap;
let tapped: ReturnType<typeof createDb>;
let owner: ReturnType<typeof createDb>;
let ctx: PlatformCtx;

beforeAll(async () => {
  world = await World.create();
  const { ownerUrl } = world.database;
  owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, queryTimeoutMs: 240_000 });
  for (let n = 0; n < tenants; n += 1) {
    await world.deps.db.platform.tenant.create({ data: { name: `T ${n}`, slug: `cost-${n}`, ratePerMinute: "0.1" } });
  }
  await makeCalls(0);
  tap = await tapWire(ownerUrl);
  tapped = createDb({
    appUrl: tap.through(world.database.appUrl),
    platformUrl: tap.through(world.database.platformUrl),
  });
  ctx = platformCtx(createDeps(world.deps.env, { db: tapped }), { type: "system", role: "system", job: "test" }, null);
}, 240_000);

afterAll(async () => {
  await tapped.close();
  await tap.close();
  await owner.close();
  await world.close();
});

/** A call for every tenant and day, with what it was charged and cost. */
async function makeCalls(round: number): Promise<void> {
  await owner.platform.$executeRaw`
    with made as (
      insert into calls (id, tenant_id, retell_call_id, direction, status, occurred_at, duration_seconds, call_successful,
        disconnection_reason, latency)
      select gen_random_uuid(), t.id, t.slug || '-' || ${round}::int || '-' || n, 'inbound',
        (case when n % 9 = 0 then 'failed' else 'completed' end)::call_status, now() - n * interval '1 day', 60, n % 2 = 0,
        case when n % 9 = 0 then 'dial_busy' else 'user_hangup' end,
        jsonb_build_object('e2e', jsonb_build_object('p50', 400 + n % 97 * 17))
      from tenants t cross join generate_series(1, ${days}::int) as n
      returning id, tenant_id, retell_call_id, occurred_at, occurred_locally
    ), charged as (
      insert into usage_records (id, tenant_id, call_id, billable_seconds, conversation_minutes, rate_per_minute,
        increment_seconds, total_cost, occurred_at)
      select gen_random_uuid(), tenant_id, id, 60, 1, 0.1, 1, 0.1, occurred_at from made
    )
    insert into wholesale_costs (retell_call_id, payer_id, combined_cents, products, occurred_at, occurred_locally, charged)
    select retell_call_id, tenant_id, 7, '[]', occurred_at, occurred_locally, 0.1 from made`;
  // Tests run without autovacuum.
  await owner.platform.$executeRawUnsafe("vacuum (full, analyze) platform_sums, wholesale_sums, platform_counts");
}

/** Statements that a question takes, and the pages of the database that they look at. */
async function costOf(input: Partial<AnalyticsInput>): Promise<{ statements: number; buffers: number }> {
  await getAnalytics(ctx, AnalyticsInput.parse(input)); // opens the connections
  tap.forget();
  await getAnalytics(ctx, AnalyticsInput.parse(input));
  const read = tap.statements.filter(({ text }) => /\bfrom\b/i.test(text) && !text.includes("set_config"));
  let buffers = 0;
  for (const statement of read) buffers += (await explain(world.deps.db.platform, statement)).buffers;
  return { statements: read.length, buffers };
}

describe("the platform's analytics", () => {
  it(
    "P6: cost the same with many calls as with few, and a year hardly more than a month",
    { timeout: 240_000 },
    async () => {
      const dayMs = 24 * 60 * 60 * 1000;
      const year = { from: new Date(Date.now() - 365 * dayMs).toISOString().slice(0, 10) };
      const few = { month: await costOf({}), year: await costOf(year) };
      for (let round = 1; round <= later; round += 1) await makeCalls(round);
      const many = { month: await costOf({}), year: await costOf(year) };
      expect([many.month.statements, many.year.statements]).toEqual([8, 8]);
      expect(many.month.buffers).toBeLessThanOrEqual(1.3 * few.month.buffers);
      expect(many.year.buffers).toBeLessThanOrEqual(1.3 * few.year.buffers);
      expect(many.year.buffers).toBeLessThanOrEqual(2 * many.month.buffers);
    },
  );
});
