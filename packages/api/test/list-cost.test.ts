import { createDb } from "@voxcalls/db";
import { explain } from "@voxcalls/db/testing/explain";
import { tapWire, type SentStatement, type WireTap } from "@voxcalls/db/testing/wire-tap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeps } from "../src/deps";
import { createDoors, type Doors } from "../src/doors";
import { World } from "../testing/harness";

const rows = 20_000;
const pageSize = 50;
/** Every other row is another tenant's, so that a page is scattered as it is in life. */
const pages = rows / 2 / pageSize;

let world: World;
let tap: WireTap;
let tapped: ReturnType<typeof createDb>;
let doors: Doors;
let tenantId: string;
let token: string;

beforeAll(async () => {
  world = await World.create();
  const { tenant, admin } = await world.tenant("whale");
  tenantId = tenant.id;
  await seedCalls();
  const answer = await world.rest()("POST", "/auth/login", { email: admin.email, password: "correct horse battery 9" });
  token = String(answer.body["access_token"]);
  tap = await tapWire(world.database.ownerUrl);
  tapped = createDb({
    appUrl: tap.through(world.database.appUrl),
    platformUrl: tap.through(world.database.platformUrl),
  });
  doors = createDoors(createDeps(world.deps.env, { db: tapped }));
});

afterAll(async () => {
  await tapped.close();
  await tap.close();
  await world.close();
});

async function seedCalls(): Promise<void> {
  const { tenant: other } = await world.tenant("other");
  const { ownerUrl } = world.database;
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, queryTimeoutMs: 60_000 });
  await owner.platform.$executeRaw`
    with made as (
      insert into calls (id, tenant_id, retell_call_id, direction, status, occurred_at, started_at, duration_seconds)
      select gen_random_uuid(), case n % 2 when 0 then ${tenantId}::uuid else ${other.id}::uuid end, 'call_' || n, 'inbound',
        'completed', timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute', 60
      from generate_series(1, ${rows}::int) as n
      returning id, tenant_id, occurred_at
    )
    insert into usage_records (id, tenant_id, call_id, billable_seconds, conversation_minutes, rate_per_minute,
      increment_seconds, total_cost, occurred_at)
    select gen_random_uuid(), tenant_id, id, 60, 1, 0.1, 1, 0.1, occurred_at from made`;
  // Without it, and without the autovacuum that tests run without, the planner would know nothing of the rows.
  await owner.platform.$executeRawUnsafe("analyze calls, usage_records");
  await owner.close();
}

async function page(cursor: string | null): Promise<{ next: string | null; list: SentStatement }> {
  tap.forget();
  const query = `limit=${pageSize}${cursor === null ? "" : `&cursor=${cursor}`}`;
  const request = new Request(`http://127.0.0.1/api/v1/calls?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const answer = await doors.fetch(request, "127.0.0.1");
  const { data, next_cursor: next } = (await answer.json()) as { data: unknown[]; next_cursor: string | null };
  expect(data).toHaveLength(pageSize);
  const list = tap.statements.find(({ text }) => text.includes("from calls"));
  if (!list) throw new Error("no statement read from calls");
  return { next, list };
}

describe("GET /calls", () => {
  it("P1: takes two round trips to the database, the one that says who asks included", async () => {
    await page(null); // opens the connections
    await page(null);
    expect(tap.statements.map(({ text }) => text).join("\n")).toContain("from sessions");
    expect(tap.statements).toHaveLength(3); // who asks; the tenant and the list, which share a packet
    expect(tap.roundTrips).toBe(2);
  });

  it("P5: reads as little for the last page as for the first", async () => {
    const db = world.deps.db.forTenant(tenantId);
    const costs: number[] = [];
    let cursor: string | null = null;
    for (let number = 1; number <= pages; number += 1) {
      const { next, list } = await page(cursor);
      if ([1, 100, pages].includes(number)) costs.push((await explain(db, list)).buffers);
      cursor = next;
    }
    expect(cursor).toBeNull();
    const [first = 0, ...later] = costs;
    expect(first).toBeGreaterThan(0);
    expect(later).toHaveLength(2);
    expect(Math.max(...later)).toBeLessThanOrEqual(1.2 * first);
  });
});
