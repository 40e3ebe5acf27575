import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../../testing/harness";
import { agentOf, deliver, eventsOfCall, unansweredDial } from "../../../../testing/retell-events";
import { settleCalls } from "../../calls/settle";
import { summarisePlatform } from "../summary";
import { getAnalytics } from "./get";
import { AnalyticsInput } from "./schemas";

let world: World;
let sue: RestCaller;
let person: TestPerson;
let [big, small]: { id: string }[] = [];

const minute = 60_000;
const day = 24 * 60 * minute;
const noon = Date.UTC(2026, 9, 20, 12);

beforeAll(async () => {
  world = await World.create();
  world.clock.move(noon + 2 * 60 * minute - Date.now());
  person = await world.person(null, "sue@analytics.test", "super_admin");
  sue = await world.signIn(person);
  ({ tenant: big } = await world.tenant("big"));
  ({ tenant: small } = await world.tenant("small"));
  await agentOf(world, big?.id ?? "", "agent_big");
  await agentOf(world, small?.id ?? "", "agent_small");
  let n = 0;
  const talk = async (agent: string, daysAgo: number, told: { p50?: number; cost?: number | null } = {}) => {
    const { p50 = 800, cost = 12.5 } = told;
    const [, , { event, call }] = eventsOfCall({
      callId: `call_analytics_${++n}`,
      retellAgentId: agent,
      startedAtMs: noon - daysAgo * day,
      durationMs: 2 * minute,
    });
    const { call_cost: charged, ...rest } = call;
    const bill = cost === null ? {} : { call_cost: { ...(charged as object), combined_cost: cost } };
    await deliver(world, { event, call: { ...rest, ...bill, latency: { e2e: { p50 } } } });
  };
  for (const p50 of [500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300]) await talk("agent_big", 1, { p50 });
  await talk("agent_big", 2, { p50: 4_000, cost: null });
  await talk("agent_big", 40);
  await talk("agent_small", 3, { cost: 100 });
  await deliver(world, unansweredDial({ callId: "call_analytics_none", retellAgentId: "agent_small" }));
  await settleCalls(world.deps);
});
afterAll(async () => {
  await world.close();
});

const view = async (input: Partial<AnalyticsInput> = {}) =>
  await getAnalytics(world.asPlatform(person), AnalyticsInput.parse(input));

describe("GET /admin/analytics", () => {
  it("tells calls, minutes, revenue, cost and margin of the last 30 days, and of as many before", async () => {
    const { status, body } = await sue("GET", "/admin/analytics");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      interval: "day",
      from: "2026-09-21",
      to: "2026-10-20",
      owner: null,
      calls: 12,
      failed: 1,
      minutes: "22.0000",
      revenue: "3.5200",
      success_rate: 1,
      average_duration_seconds: 120,
      previous: { from: "2026-08-22", to: "2026-09-20", calls: 1, minutes: "2.0000", margin: "0.1950" },
      failures: [{ reason: "dial_no_answer", calls: 1, before: 0 }],
      tenants_in_all: 2,
    });
    expect(body["series"]).toHaveLength(30);
  });

  it("never guesses a cost: what was not told is left out, and counted", async () => {
    const { wholesaleCost, margin, callsWithoutCost, tenants } = await view({ sort: "margin" });
    // Nine calls at 12.5 cents, one at a dollar; a call and a dial of which the provider told none.
    expect({ wholesaleCost, margin, callsWithoutCost }).toEqual({
      wholesaleCost: "2.1250",
      margin: "1.0750",
      callsWithoutCost: 2,
    });
    expect(tenants).toMatchObject([
      { id: big?.id, name: "big", margin: "1.7550", wholesaleCost: "1.1250", callsWithoutCost: 1 },
      {
        id: small?.id,
        name: "small",
        margin: "-0.6800",
        callsWithoutCost: 1,
        previous: { calls: 0, margin: "0.0000" },
      },
    ]);
    const alone = await view({ from: "2026-10-18", to: "2026-10-18" });
    expect(alone).toMatchObject({
      calls: 1,
      revenue: "0.3200",
      wholesaleCost: null,
      margin: null,
      callsWithoutCost: 1,
    });
  });

  it("takes percentiles from all response times, not from averages of parts", async () => {
    expect((await view()).latencyMs).toEqual({ calls: 11, p50: 900, p90: 1_300, p95: 4_000, p99: 4_000 });
  });

  it("tells the same of one organisation, and nothing of another", async () => {
    const ofSmall = await view({ ownerId: small?.id });
    expect(ofSmall).toMatchObject({
      owner: { id: small?.id, name: "small" },
      calls: 2,
      failed: 1,
      margin: "-0.6800",
      failures: [{ reason: "dial_no_answer", calls: 1 }],
      latencyMs: { calls: 1, p50: 800 },
      tenants: [{ id: small?.id }],
    });
    expect((await sue("GET", `/admin/analytics?owner_id=${crypto.randomUUID()}`)).status).toBe(404);
  });

  it("goes by month beyond a quarter, and a month is what its days are", async () => {
    const year = await view({ from: "2025-10-21", to: "2026-10-20" });
    expect(year).toMatchObject({ interval: "month", calls: 13, minutes: "24.0000", margin: "1.2700" });
    expect(year.series).toHaveLength(13);
    expect(year.series.filter(({ calls }) => calls > 0)).toMatchObject([
      { start: "2026-09-01", calls: 1 },
      { start: "2026-10-01", calls: 12, failed: 1 },
    ]);
    const october = await view({ from: "2026-10-01", to: "2026-10-31" });
    expect(october).toMatchObject({ calls: 12, minutes: "22.0000", margin: "1.0750" });
  });

  it("of a time without calls has noughts where they are true, and nothing where there is no telling", async () => {
    const { body } = await sue("GET", "/admin/analytics?from=2024-02-28&to=2024-03-01");
    expect(body).toMatchObject({
      calls: 0,
      minutes: "0.0000",
      margin: "0.0000",
      success_rate: null,
      latency_ms: { calls: 0, p50: null, p99: null },
      failures: [],
      tenants: [],
      tenants_in_all: 0,
    });
    expect(body["series"]).toHaveLength(3);
  });

  it("is a CSV file of what it shows", async () => {
    const file = async (table: string) =>
      (await sue("GET", `/admin/analytics?from=2026-10-17&table=${table}`, undefined, { accept: "text/csv" })).text
        .trim()
        .split("\r\n");
    const [head, ...days] = await file("series");
    expect(head).toBe(
      "day,calls,failed,minutes,revenue,wholesale_cost,margin,calls_without_cost,success_rate,average_duration_seconds",
    );
    expect(days).toEqual([
      "2026-10-17,1,0,2.0000,0.3200,1.0000,-0.6800,0,1,120",
      "2026-10-18,1,0,2.0000,0.3200,,,1,1,120",
      "2026-10-19,9,0,18.0000,2.8800,1.1250,1.7550,0,1,120",
      "2026-10-20,1,1,0.0000,0.0000,,,1,,",
    ]);
    expect((await file("tenants"))[1]).toMatch(/^[0-9a-f-]{36},big,/);
    expect(await file("failures")).toEqual(["reason,calls,calls_before", "dial_no_answer,1,0"]);
    const [shares, median] = await file("latency");
    expect([shares, median]).toEqual(["percentile,response_ms,response_ms_before", expect.stringMatching(/^p50,/)]);
  });

  it("names what is wrong with a period", async () => {
    const refused = async (query: string) => (await sue("GET", `/admin/analytics?${query}`)).body;
    for (const query of ["from=2026-10-20&to=2026-10-01", "from=1990-01-01", "from=yesterday"]) {
      expect(await refused(query), query).toMatchObject({ status: 400, errors: [{ path: "from" }] });
    }
  });

  it("Z9: is refused to whoever has a tenant", async () => {
    const admin = await world.signIn({ email: "admin@big.test" });
    const { status, text } = await admin("GET", "/admin/analytics");
    expect(status).toBe(403);
    expect(text).not.toContain("margin");
    const asTenant = world.deps.db.forTenant(big?.id ?? "");
    await expect(asTenant.$queryRaw`select * from platform_sums`).rejects.toThrow("permission denied");
    await expect(asTenant.$queryRaw`select * from wholesale_sums`).rejects.toThrow("permission denied");
  });

  it("an organisation that is deleted takes its share along", async () => {
    const { tenant } = await world.tenant("gone");
    await agentOf(world, tenant.id, "agent_gone");
    const before = await view();
    const [, , analyzed] = eventsOfCall({
      callId: "call_analytics_gone",
      retellAgentId: "agent_gone",
      startedAtMs: noon - day,
    });
    await deliver(world, analyzed);
    await settleCalls(world.deps);
    const { calls, tenantsInAll, tenants } = await view({ sort: "calls", limit: 1 });
    expect({ calls, tenantsInAll, tenants: tenants.length }).toEqual({
      calls: before.calls + 1,
      tenantsInAll: before.tenantsInAll + 1,
      tenants: 1,
    });
    await world.deps.db.platform.wholesaleCost.deleteMany({ where: { payerId: tenant.id } });
    await world.deps.db.platform.tenant.delete({ where: { id: tenant.id } });
    expect(await view()).toEqual(before);
  });
});

describe("the platform at a glance", () => {
  it("says what is not known instead of a nought", async () => {
    expect(await summarisePlatform(world.asPlatform(person))).toMatchObject({
      tenants: 2,
      minutesThisMonth: "22.0000",
      revenueThisMonth: "3.5200",
      marginThisMonth: "1.0750",
      callsWithoutCost: 2,
      linesInUse: 0,
      endpointsFailing: 0,
      differencesOpen: null,
    });
  });

  it("names webhook endpoints that fail by their host alone", async () => {
    const endpoint = await world.deps.db.platform.webhookEndpoint.create({
      data: {
        tenantId: big?.id ?? "",
        url: "https://hooks.example.test/secret-path",
        events: ["call.ended"],
        sealedSecret: "sealed",
        status: "switched_off",
        switchedOffAt: world.clock.now(),
      },
    });
    const { endpointsFailing, failingEndpoints } = await summarisePlatform(world.asPlatform(person));
    expect(endpointsFailing).toBe(1);
    expect(failingEndpoints).toMatchObject([{ id: endpoint.id, host: "hooks.example.test", owner: { name: "big" } }]);
    expect(JSON.stringify(failingEndpoints)).not.toContain("secret-path");
  });
});
