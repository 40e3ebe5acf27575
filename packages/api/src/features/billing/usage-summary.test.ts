import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../testing/harness";
import { agentOf, deliver, eventsOfCall, unansweredDial } from "../../../testing/retell-events";
import { callStats } from "../calls/stats";
import { settleCalls } from "../calls/settle";

let world: World;
let admin: RestCaller;
let user: RestCaller;
let own: TestPerson;
let ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
let tenantId: string;

// Auckland is ahead of UTC by thirteen hours in November: its first of the month begins on UTC's last of the one before.
const timeZone = "Pacific/Auckland";
const monthBegan = Date.UTC(2026, 9, 31, 11);
const minute = 60_000;

beforeAll(async () => {
  world = await World.create();
  world.clock.move(Date.UTC(2026, 10, 20, 12) - Date.now());
  const made = await world.tenant("usage", { monthlyMinutesLimit: 10 });
  ctx = made.ctx;
  tenantId = made.tenant.id;
  await world.deps.db.platform.tenant.update({ where: { id: tenantId }, data: { timeZone } });
  own = await world.person(tenantId, "user@usage.test", "user");
  await agentOf(world, tenantId, "agent_usage");
  await agentOf(world, tenantId, "agent_of_user", own.userId);
  let n = 0;
  const call = async (startedAtMs: number, durationMs: number, retellAgentId = "agent_usage") => {
    const [, , analyzed] = eventsOfCall({ callId: `call_usage_${++n}`, retellAgentId, startedAtMs, durationMs });
    await deliver(world, analyzed);
  };
  await call(monthBegan - 1, 5 * minute);
  await call(monthBegan, 2 * minute);
  await call(monthBegan + 26 * 60 * minute, 90_000);
  await call(monthBegan + 26 * 60 * minute, 30_500, "agent_of_user");
  world.clock.move(-10 * 24 * 60 * minute);
  await deliver(world, unansweredDial({ callId: "call_usage_none", retellAgentId: "agent_usage" }));
  world.clock.move(10 * 24 * 60 * minute);
  await settleCalls(world.deps);
  [admin, user] = [await world.signIn(made.admin), await world.signIn(own)];
});
afterAll(async () => {
  await world.close();
});

const dayOf = (body: Record<string, unknown>, date: string) =>
  (body["days"] as { date: string }[]).find((day) => day.date === date);

describe("GET /usage/summary", () => {
  it("adds up the month of the tenant's time zone by day", async () => {
    const { status, body } = await admin("GET", "/usage/summary");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      time_zone: timeZone,
      period_start: "2026-10-31T11:00:00.000Z",
      period_end: "2026-11-30T11:00:00.000Z",
      calls: 4,
      billable_seconds: 241,
      conversation_minutes: "4.0167",
      total_cost: "0.6427",
      monthly_minutes_limit: 10,
      minutes_left: "5.9833",
      rate_per_minute: "0.1600",
    });
    expect(body["days"]).toHaveLength(30);
    expect(dayOf(body, "2026-11-01")).toEqual({
      date: "2026-11-01",
      calls: 1,
      conversation_minutes: "2.0000",
      total_cost: "0.3200",
    });
    expect(dayOf(body, "2026-11-02")).toMatchObject({ calls: 2, conversation_minutes: "2.0167" });
    expect(dayOf(body, "2026-11-03")).toMatchObject({ calls: 0, total_cost: "0.0000" });
  });

  it("tells a user of the own calls only, and not what all have left", async () => {
    const { body } = await user("GET", "/usage/summary");
    expect(body).toMatchObject({ calls: 1, billable_seconds: 31, minutes_left: null });
  });
});

describe("the dashboard's figures", () => {
  const from = new Date(monthBegan);
  const to = new Date(monthBegan + 20 * 24 * 60 * minute);

  it("count calls by day and outcome and say why they ended", async () => {
    const stats = await callStats(ctx, { from, to });
    expect(stats).toMatchObject({
      timeZone,
      calls: 4,
      completed: 3,
      failed: 1,
      inProgress: 0,
      successRate: 1,
      latencyMs: 812,
      totalCost: "0.6427",
      endReasons: [
        { reason: "agent_hangup", calls: 3 },
        { reason: "dial_no_answer", calls: 1 },
      ],
    });
    expect(stats.hours.reduce((sum, { calls }) => sum + calls, 0)).toBe(4);
    expect(stats.averageDurationSeconds).toBeCloseTo((120 + 90 + 31) / 3);
    expect(stats.days).toHaveLength(20);
    expect(stats.days.slice(0, 3)).toEqual([
      { date: "2026-11-01", completed: 1, failed: 0, inProgress: 0 },
      { date: "2026-11-02", completed: 2, failed: 0, inProgress: 0 },
      { date: "2026-11-03", completed: 0, failed: 0, inProgress: 0 },
    ]);
    expect(stats.days.filter((day) => day.failed > 0)).toEqual([
      { date: "2026-11-11", completed: 0, failed: 1, inProgress: 0 },
    ]);
  });

  it("are a user's own, and empty for a span in which nothing happened", async () => {
    const stats = await callStats(world.as(own, ctx.tenant), { from, to });
    expect(stats).toMatchObject({ calls: 1, totalCost: "0.0827" });
    const before = await callStats(ctx, { from: new Date(monthBegan - 1e10), to: new Date(monthBegan - 9e9) });
    expect(before).toMatchObject({
      calls: 0,
      successRate: null,
      averageDurationSeconds: null,
      latencyMs: null,
      totalCost: "0.0000",
    });
  });

  it("refuse a span that is none or longer than a year", async () => {
    await expect(callStats(ctx, { from: to, to: from })).rejects.toThrow("after the end");
    await expect(callStats(ctx, { from: new Date(0), to })).rejects.toThrow("a year");
  });
});
