import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../testing/harness";
import { agentOf, deliver, eventsOfCall, unansweredDial } from "../../../testing/retell-events";
import { callStats } from "../calls/stats";
import { removeCall } from "../calls/remove";
import { settleCalls } from "../calls/settle";
import { summariseUsage } from "./usage-summary";

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

  it("tells the month before up to the same day", async () => {
    const atDay = async (days: number) => {
      world.clock.move(days * 24 * 60 * minute);
      const { previous } = await summariseUsage(ctx);
      world.clock.move(-days * 24 * 60 * minute);
      return previous;
    };
    // It is November 21 there; ten days later it is the first of December.
    expect(await atDay(10)).toEqual({ calls: 1, conversationMinutes: "2.0000", totalCost: "0.3200" });
    expect(await atDay(11)).toMatchObject({ calls: 3, conversationMinutes: "4.0167" });
    expect(await atDay(0)).toMatchObject({ calls: 0 });
  });

  it("tells a user of the own calls only, and not what all have left", async () => {
    const { body } = await user("GET", "/usage/summary");
    expect(body).toMatchObject({ calls: 1, billable_seconds: 31, minutes_left: null });
  });
});

describe("the dashboard's figures", () => {
  // It is November 21 there.
  it("count calls by day and outcome and say why they ended", async () => {
    const stats = await callStats(ctx, { days: 21 });
    expect(stats).toMatchObject({
      timeZone,
      from: "2026-11-01",
      to: "2026-11-21",
      calls: 4,
      completed: 3,
      failed: 1,
      inProgress: 0,
      successRate: 1,
      latencyMs: 810,
      totalCost: "0.6427",
      endReasons: [
        { reason: "agent_hangup", calls: 3 },
        { reason: "dial_no_answer", calls: 1 },
      ],
    });
    expect(stats.hours.reduce((sum, { calls }) => sum + calls, 0)).toBe(4);
    expect(stats.averageDurationSeconds).toBeCloseTo((120 + 90 + 31) / 3);
    expect(stats.series).toHaveLength(21);
    expect(stats.series.slice(0, 3)).toEqual([
      { date: "2026-11-01", completed: 1, failed: 0, inProgress: 0 },
      { date: "2026-11-02", completed: 2, failed: 0, inProgress: 0 },
      { date: "2026-11-03", completed: 0, failed: 0, inProgress: 0 },
    ]);
    expect(stats.series.filter((day) => day.failed > 0)).toEqual([
      { date: "2026-11-11", completed: 0, failed: 1, inProgress: 0 },
    ]);
  });

  it("are a user's own, and empty for a span in which nothing happened", async () => {
    const stats = await callStats(world.as(own, ctx.tenant), { days: 21 });
    expect(stats).toMatchObject({ calls: 1, totalCost: "0.0827", previous: { calls: 0 } });
    const today = await callStats(ctx, { days: 1 });
    expect(today).toMatchObject({
      from: "2026-11-21",
      calls: 0,
      successRate: null,
      averageDurationSeconds: null,
      latencyMs: null,
      totalCost: "0.0000",
    });
  });

  it("are told of as many days before, too, and of one agent", async () => {
    const stats = await callStats(ctx, { days: 20 });
    expect(stats).toMatchObject({ from: "2026-11-02", calls: 3, previous: { calls: 2, talkedSeconds: 420 } });
    expect(stats.previous.totalCost).toBe("1.1200");
    const agent = await ctx.db.agent.findFirstOrThrow({ where: { retellAgentId: "agent_of_user" } });
    const its = await callStats(ctx, { days: 21, agentId: agent.id });
    expect(its).toMatchObject({ calls: 1, talkedSeconds: 31, totalCost: "0.0827" });
    expect(await callStats(world.as(own, ctx.tenant), { days: 21, agentId: agent.id })).toEqual(its);
  });
});

describe("GET /usage/timeseries", () => {
  const series = "/usage/timeseries?from=2026-10-31T11:00:00Z&to=2026-11-03T11:00:00Z";
  const points = (body: Record<string, unknown>) => body["data"] as Record<string, unknown>[];

  it("has every day of the span by the tenant's clocks, and of a user the own calls", async () => {
    const { status, body } = await admin("GET", series);
    expect(status).toBe(200);
    expect(points(body)).toEqual([
      pointAt("2026-10-31T11:00:00.000Z", {
        calls: 1,
        billable_seconds: 120,
        conversation_minutes: "2.0000",
        total_cost: "0.3200",
      }),
      pointAt("2026-11-01T11:00:00.000Z", {
        calls: 2,
        billable_seconds: 121,
        conversation_minutes: "2.0167",
        total_cost: "0.3227",
      }),
      pointAt("2026-11-02T11:00:00.000Z", {}),
    ]);
    expect(points((await user("GET", series)).body).map(({ calls }) => calls)).toEqual([0, 1, 0]);
  });

  it("groups by agent, user and number, and adds up to the same by hour, day and month", async () => {
    for (const interval of ["hour", "day", "month"]) {
      for (const groupBy of ["none", "agent", "user", "phone_number"]) {
        const { status, body } = await admin("GET", `${series}&interval=${interval}&group_by=${groupBy}`);
        expect(status, `${interval} ${groupBy}`).toBe(200);
        const seconds = points(body).reduce((sum, point) => sum + Number(point["billable_seconds"]), 0);
        expect(seconds, `${interval} ${groupBy}`).toBe(241);
      }
    }
    const { body } = await admin("GET", `${series}&group_by=user`);
    expect(points(body).map(({ name, calls }) => [name, calls])).toEqual([
      [null, 1],
      [null, 1],
      ["user", 1],
    ]);
  });

  it.each([
    ["interval=week", "interval"],
    ["group_by=colour", "group_by"],
    ["from=2026-11-03T00:00:00Z&to=2026-11-02T00:00:00Z", "from"],
    ["from=2020-11-03T00:00:00Z&to=2026-11-02T00:00:00Z", "from"],
    ["from=yesterday", "from"],
  ])("refuses %s", async (query, path) => {
    const { status, body } = await admin("GET", `/usage/timeseries?${query}`);
    expect(status).toBe(400);
    expect(body["errors"]).toMatchObject([{ path }]);
  });

  function pointAt(start: string, sums: Record<string, unknown>) {
    const nothing = { calls: 0, billable_seconds: 0, conversation_minutes: "0.0000", total_cost: "0.0000" };
    return { start, key: null, name: null, ...nothing, ...sums };
  }
});

describe("GET /usage/records", () => {
  it("lists every entry with its call, page by page, newest call first", async () => {
    const seen: Record<string, unknown>[] = [];
    let cursor: string | null = null;
    do {
      const { status, body } = await admin(
        "GET",
        `/usage/records?limit=2${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      seen.push(...(body["data"] as unknown as Record<string, unknown>[]));
      cursor = body["next_cursor"] as unknown as string | null;
    } while (cursor !== null);
    expect(seen).toHaveLength(5);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    expect(seen.map(({ occurred_at: at }) => at)).toEqual(
      seen
        .map(({ occurred_at: at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(seen.at(-2)).toMatchObject({
      entry: 0,
      billable_seconds: 120,
      rate_per_minute: "0.1600",
      total_cost: "0.3200",
      phone_number: "+12025550100",
      call: { direction: "inbound", status: "completed", agent_name: "Reception", duration_seconds: 120 },
    });
  });

  it("shows a user the own ones, and filters", async () => {
    const { body } = await user("GET", "/usage/records");
    expect(body["data"]).toMatchObject([{ billable_seconds: 31, user_id: own.userId }]);
    const count = async (query: string) =>
      ((await admin("GET", `/usage/records?${query}`)).body["data"] as unknown as unknown[]).length;
    expect(await count(`user_id=${own.userId}`)).toBe(1);
    expect(await count("phone_number=%2B12025550100")).toBe(5);
    expect(await count("to=2026-10-31T11:00:00Z")).toBe(1);
  });

  it("says of a call that is deleted that it is, for there is nothing to open", async () => {
    const { body } = await user("GET", "/usage/records");
    const [record] = body["data"] as unknown as { call: { id: string; is_deleted: boolean } }[];
    expect(record?.call.is_deleted).toBe(false);
    await removeCall(ctx, { id: record?.call.id ?? "" });
    expect((await admin("GET", `/calls/${record?.call.id}`)).status).toBe(404);
    const after = (await admin("GET", `/usage/records?call_id=${record?.call.id}`)).body;
    expect(after["data"]).toMatchObject([{ total_cost: "0.0827", call: { is_deleted: true, phone_number: null } }]);
  });
});
