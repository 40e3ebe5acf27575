import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type TestPerson } from "../../../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../../../testing/retell-events";
import { listCallsForTable } from "../calls/list";
import { settleCalls } from "../calls/settle";
import { callTotals } from "../calls/totals";
import { planLimits } from "../billing/plan-limits";
import { listAgentsWithCalls } from "./list-with-calls";

const dayMs = 24 * 60 * 60 * 1000;
let world: World;
let ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
let own: TestPerson;

beforeAll(async () => {
  world = await World.create();
  const made = await world.tenant("tables", { maxAgents: 3 });
  ctx = made.ctx;
  own = await world.person(made.tenant.id, "user@tables.test", "user");
  await agentOf(world, made.tenant.id, "agent_busy");
  await agentOf(world, made.tenant.id, "agent_own", own.userId);
  await agentOf(world, made.tenant.id, "agent_idle");
  const now = world.deps.clock.now().getTime();
  const call = async (callId: string, retellAgentId: string, daysAgo: number) => {
    const startedAtMs = now - daysAgo * dayMs - 120_000;
    const [, , analyzed] = eventsOfCall({ callId, retellAgentId, startedAtMs, durationMs: 60_000 });
    await deliver(world, analyzed);
  };
  await call("call_tables_1", "agent_busy", 0);
  await call("call_tables_2", "agent_busy", 6);
  await call("call_tables_3", "agent_busy", 8);
  await call("call_tables_4", "agent_own", 1);
  await settleCalls(world.deps);
});
afterAll(async () => {
  await world.close();
});

const counts = async (as: typeof ctx) => {
  const { data } = await listAgentsWithCalls(as, { limit: 10 });
  return data.map(({ callsLast7Days }) => callsLast7Days).toSorted((a, b) => a - b);
};

it("every agent comes with its calls of the last seven days, also one without any", async () => {
  expect(await counts(ctx)).toEqual([0, 1, 2]);
  expect(await counts(world.as(own, ctx.tenant))).toEqual([1]);
});

it("a row of the archive's table has both numbers, and a user gets none but the own", async () => {
  const all = await listCallsForTable(ctx, { limit: 10 });
  expect(all.data).toHaveLength(4);
  expect(all.data[0]).toMatchObject({ fromNumber: expect.any(String), toNumber: expect.any(String), latencyMs: 812 });
  const mine = await listCallsForTable(world.as(own, ctx.tenant), { limit: 10 });
  expect(mine.data.map(({ userId }) => userId)).toEqual([own.userId]);
});

it("totals follow the filter and the reader", async () => {
  expect(await callTotals(ctx, {})).toMatchObject({ calls: 4, completed: 4, talkedSeconds: 240 });
  expect(await callTotals(ctx, { status: "failed" })).toMatchObject({
    calls: 0,
    totalCost: "0.0000",
    successRate: null,
  });
  const [mine, all] = [await callTotals(world.as(own, ctx.tenant), {}), await callTotals(ctx, {})];
  expect(mine).toMatchObject({ calls: 1, talkedSeconds: 60 });
  expect(Number(mine.totalCost) * 4).toBeCloseTo(Number(all.totalCost), 4);
});

it("the plan's limits say how much of them is used", async () => {
  expect(await planLimits(ctx)).toMatchObject({ agents: { used: 3, limit: 3 }, phoneNumbers: { used: 0 } });
});
