import { createDb } from "@voxcalls/db";
import { explain } from "@voxcalls/db/testing/explain";
import { tapWire, type WireTap } from "@voxcalls/db/testing/wire-tap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeps } from "../src/deps";
import { summariseUsage } from "../src/features/billing/usage-summary";
import { callStats } from "../src/features/calls/stats";
import { enterTenant, type Deps, type TenantCtx } from "../src/kernel/context";
import { World } from "../testing/harness";

/** Calls a day: ten times as many must not be read for. Plans differ a little with the size of a table. */
const volumes = { few: 1, many: 10 } as const;
/** Two years: the last one and what it is compared with. */
const days = 740;

let world: World;
let tap: WireTap;
let tapped: ReturnType<typeof createDb>;
let deps: Deps;
const tenants = new Map<string, TenantCtx["tenant"]>();

beforeAll(async () => {
  world = await World.create();
  const { ownerUrl } = world.database;
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, queryTimeoutMs: 120_000 });
  for (const [slug, perDay] of Object.entries(volumes)) {
    const { tenant } = await world.tenant(slug);
    tenants.set(slug, tenant);
    await owner.platform.$executeRaw`
      with made as (
        insert into calls (id, tenant_id, retell_call_id, direction, status, occurred_at, duration_seconds, call_successful,
          disconnection_reason, user_sentiment, latency)
        select gen_random_uuid(), ${tenant.id}::uuid, ${slug} || n, 'inbound', 'completed',
          now() - n * (interval '1 day' / ${perDay}::int), 60, n % 2 = 0,
          (array['user_hangup', 'agent_hangup', 'inactivity', 'call_transfer', 'voicemail_reached'])[1 + n % 5],
          (array['Positive', 'Neutral', 'Negative'])[1 + n % 3], jsonb_build_object('e2e', jsonb_build_object('p50', 400 + n % 97 * 17))
        from generate_series(1, ${perDay * days}::int) as n
        returning id, tenant_id, occurred_at
      )
      insert into usage_records (id, tenant_id, call_id, billable_seconds, conversation_minutes, rate_per_minute,
        increment_seconds, total_cost, occurred_at)
      select gen_random_uuid(), tenant_id, id, 60, 1, 0.1, 1, 0.1, occurred_at from made`;
  }
  // Tests run without autovacuum.
  await owner.platform.$executeRawUnsafe(
    "vacuum (analyze) calls, usage_records, usage_days, usage_hours, call_days, call_months, platform_sums, platform_counts",
  );
  await owner.close();
  tap = await tapWire(ownerUrl);
  tapped = createDb({
    appUrl: tap.through(world.database.appUrl),
    platformUrl: tap.through(world.database.platformUrl),
  });
  deps = createDeps(world.deps.env, { db: tapped });
}, 120_000);

afterAll(async () => {
  await tapped.close();
  await tap.close();
  await world.close();
});

/** Pages of the database that all statements of an act look at. */
async function buffersOf(slug: string, act: (ctx: TenantCtx) => Promise<unknown>): Promise<number> {
  const tenant = tenants.get(slug);
  if (!tenant) throw new Error("no such tenant");
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "test" }, tenant, null);
  await act(ctx); // opens the connections
  tap.forget();
  await act(ctx);
  const read = tap.statements.filter(({ text }) => /\bfrom\b/i.test(text) && !text.includes("set_config"));
  expect(read.length).toBeGreaterThan(0);
  let buffers = 0;
  for (const statement of read) buffers += (await explain(world.deps.db.forTenant(tenant.id), statement)).buffers;
  return buffers;
}

describe("the dashboard", () => {
  it("P6: reads as little with many calls as with few, and at most 100 pages", async () => {
    const read = async (ctx: TenantCtx) => [await callStats(ctx, { days: 30 }), await summariseUsage(ctx)];
    const [few, many] = [await buffersOf("few", read), await buffersOf("many", read)];
    expect(many).toBeLessThanOrEqual(100);
    expect(many).toBeLessThanOrEqual(2 * few);
  });

  it("P6: of a year reads as little with many calls as with few, and at most 100 pages", async () => {
    const read = async (ctx: TenantCtx) => [await callStats(ctx, { days: 30, months: 12 }), await summariseUsage(ctx)];
    const [few, many] = [await buffersOf("few", read), await buffersOf("many", read)];
    expect(many).toBeLessThanOrEqual(100);
    expect(many).toBeLessThanOrEqual(2 * few);
  });
});
