import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../../../testing/retell-events";
import { enterTenant } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import { getReceipt } from "../calls/receipt";
import { settleCalls } from "../calls/settle";

let world: World;
let sue: RestCaller;
beforeAll(async () => {
  world = await World.create();
  sue = await world.signIn(await world.person(null, "sue@rates.test", "super_admin"));
});
afterAll(async () => {
  await world.close();
});

const minute = 60_000;
let made = 0;

/** A tenant with an agent, and what a call costs that begins and ends so many minutes from now. */
async function aTenant(slug: string) {
  const { tenant, admin } = await world.tenant(slug);
  const agent = await agentOf(world, tenant.id, `agent_${slug}`);
  const talk = async (beganMs: number, durationMs: number) => {
    const callId = `call_rates_${++made}`;
    const facts = { callId, retellAgentId: `agent_${slug}`, startedAtMs: beganMs, durationMs };
    for (const event of eventsOfCall(facts)) await deliver(world, event);
    await settleCalls(world.deps);
    const where = { retellCallId: callId };
    const call = await world.deps.db.platform.call.findUniqueOrThrow({ where, include: { usageRecords: true } });
    return { id: call.id, records: call.usageRecords };
  };
  return { tenant, admin, agent, talk, path: `/admin/tenants/${tenant.id}` };
}

const sums = (rows: { billableSeconds: number; ratePerMinute: unknown; totalCost: unknown }[]) =>
  rows.map((row) => [row.billableSeconds, moneyText(String(row.ratePerMinute)), moneyText(String(row.totalCost))]);

describe("the rate of a call", () => {
  it("W14: is the one in force when it began, whatever changes while it goes on or before it is told", async () => {
    const { talk, path } = await aTenant("midcall");
    const changedAt = world.clock.now().getTime() + 10 * minute;
    const body = { rate_per_minute: "0.3000", rate_from: new Date(changedAt).toISOString(), reason: "Agreed" };
    expect((await sue("PATCH", path, body)).status).toBe(200);
    world.clock.move(30 * minute);
    // began, talked, seconds billed, rate, price
    const table = [
      [changedAt - 2 * minute, minute, 60, "0.1600", "0.1600"],
      [changedAt - minute, 10 * minute, 600, "0.1600", "1.6000"],
      [changedAt - 1, minute, 60, "0.1600", "0.1600"],
      [changedAt, minute, 60, "0.3000", "0.3000"],
      [changedAt + 1, minute, 60, "0.3000", "0.3000"],
    ] as const;
    for (const [beganMs, durationMs, seconds, rate, price] of table) {
      expect(sums((await talk(beganMs, durationMs)).records)).toEqual([[seconds, rate, price]]);
    }
    world.clock.move(-30 * minute);
  });

  it("W14: a plan change is a version from now on, and changes nothing that was charged", async () => {
    const { talk, path } = await aTenant("planchange");
    const before = await talk(world.clock.now().getTime() - minute, minute);
    const { status, body } = await sue("PATCH", path, { plan: "enterprise", reason: "Grown" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ plan: "enterprise", rate_per_minute: "0.1200" });
    expect(body["rates"]).toMatchObject([
      { plan: "enterprise", rate_per_minute: "0.1200", increment_seconds: 1 },
      { plan: "pro", rate_per_minute: "0.1600", starts_at: null },
    ]);
    const late = await talk(world.clock.now().getTime() - minute, 2 * minute);
    world.clock.move(minute);
    const after = await talk(world.clock.now().getTime() - 1, minute);
    world.clock.move(-minute);
    const records = await world.deps.db.platform.usageRecord.findMany({ where: { callId: before.id } });
    expect(sums(records)).toEqual([[60, "0.1600", "0.1600"]]);
    expect(sums(late.records)).toEqual([[120, "0.1600", "0.3200"]]);
    expect(sums(after.records)).toEqual([[60, "0.1200", "0.1200"]]);
  });

  it("is refused for the past, and nothing is written when nothing changes", async () => {
    const { tenant, path } = await aTenant("past");
    const rateFrom = new Date(world.clock.now().getTime() - minute).toISOString();
    const refused = await sue("PATCH", path, { rate_per_minute: "0.1", rate_from: rateFrom, reason: "Backdated" });
    expect(refused.status).toBe(400);
    expect(refused.body["errors"]).toMatchObject([{ path: "rate_from" }]);
    expect((await sue("PATCH", path, { rate_per_minute: "0.16" })).status).toBe(200);
    expect(await world.deps.db.platform.rateVersion.count({ where: { tenantId: tenant.id } })).toBe(1);
  });
});

describe("the receipt", () => {
  it("adds up from the provider's seconds to the price, corrections included", async () => {
    const { talk, admin, tenant } = await aTenant("receipt");
    const { id } = await talk(world.clock.now().getTime() - 5 * minute, 62_300);
    const { retellCallId } = await world.deps.db.platform.call.findUniqueOrThrow({ where: { id } });
    const [, , analyzed] = eventsOfCall({
      callId: retellCallId,
      retellAgentId: "agent_receipt",
      startedAtMs: world.clock.now().getTime() - 5 * minute,
      durationMs: 50_000,
    });
    const { occurredAt } = await world.deps.db.platform.call.findUniqueOrThrow({ where: { id } });
    await deliver(world, { ...analyzed, call: { ...analyzed.call, start_timestamp: occurredAt.getTime() } });
    await settleCalls(world.deps);
    expect(await getReceipt(world.as(admin, tenant), { id })).toMatchObject({
      providerMs: 50_000,
      billableSeconds: 50,
      conversationMinutes: "0.8333",
      totalCost: "0.1333",
      entries: [
        { entry: 0, billableSeconds: 63, ratePerMinute: "0.1600", rateSince: null, totalCost: "0.1680" },
        { entry: 1, billableSeconds: -13, ratePerMinute: "0.1600", totalCost: "-0.0347" },
      ],
    });
  });

  it("keeps what the provider charges us to the last digit, where no tenant can see it", async () => {
    const { talk, admin, tenant } = await aTenant("wholesale");
    const { id } = await talk(world.clock.now().getTime() - 5 * minute, minute);
    const { retellCallId } = await world.deps.db.platform.call.findUniqueOrThrow({ where: { id } });
    const cost = await world.deps.db.platform.wholesaleCost.findUniqueOrThrow({ where: { retellCallId } });
    expect(cost).toMatchObject({ payerId: tenant.id, products: [{ product: "elevenlabs_tts", cents: "12.5" }] });
    expect(String(cost.combinedCents)).toBe("12.5");
    const caller = await world.signIn(admin);
    for (const path of [`/calls/${id}`, "/calls", "/usage/summary"]) {
      expect((await caller("GET", path)).text).not.toMatch(/combined|wholesale|elevenlabs|12\.5/);
    }
    expect(JSON.stringify(await getReceipt(world.as(admin, tenant), { id }))).not.toMatch(/12\.5|elevenlabs/);
    const visitor = {
      type: "super_admin",
      role: "super_admin",
      userId: id,
      sessionId: id,
      email: "sue@example.test",
    } as const;
    expect(await getReceipt(enterTenant(world.deps, visitor, tenant, null), { id })).toMatchObject({
      wholesale: { cost: "0.1250", products: [{ product: "elevenlabs_tts", cost: "0.1250" }] },
    });
    const asTenant = world.deps.db.forTenant(tenant.id);
    await expect(asTenant.$queryRaw`select * from wholesale_costs`).rejects.toThrow("permission denied");
  });
});
