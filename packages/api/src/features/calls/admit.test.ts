import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { deliver } from "../../../testing/retell-events";
import { settleCalls } from "./settle";

let world: World;
let line: Line;
let tenantId: string;

beforeAll(async () => {
  world = await World.create();
  const { ctx } = await world.tenant("admission", { monthlyMinutesLimit: 10 });
  tenantId = ctx.tenant.id;
  line = await lineOf(world, ctx, "+12025550180");
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  await db().callHold.deleteMany();
  await db().tenant.update({ where: { id: tenantId }, data: { status: "active", timeZone: "UTC" } });
  await db().agent.update({ where: { id: line.agentId }, data: { status: "active" } });
  await db().phoneNumber.update({
    where: { id: line.phoneNumberId },
    data: { status: "assigned", assignedAgentId: line.agentId },
  });
});

const db = () => world.deps.db.platform;
const declined = { call_inbound: {} };
let rung = 0;

async function ask(toNumber = line.phoneNumber, fromNumber = "+4915112345678"): Promise<unknown> {
  const ringing = {
    from_number: fromNumber,
    to_number: toNumber,
    call_id: `call_rings_${++rung}`,
    agent_id: "agent_whatever",
  };
  const answer = await deliver(world, { event: "call_inbound", call_inbound: ringing }, { path: "/inbound" });
  expect(answer.status).toBe(200);
  return await answer.json();
}

async function spend(minutes: string, occurredAt: Date): Promise<void> {
  const call = await db().call.create({
    data: {
      tenantId,
      retellCallId: `call_spent_${occurredAt.getTime()}`,
      direction: "inbound",
      status: "completed",
      occurredAt,
    },
  });
  await db().usageRecord.create({
    data: {
      tenantId,
      callId: call.id,
      billableSeconds: 1,
      conversationMinutes: minutes,
      ratePerMinute: "0.1",
      incrementSeconds: 1,
      totalCost: "0",
      occurredAt,
    },
  });
}

describe("a call that rings", () => {
  it("is given the number's agent and is stamped", async () => {
    expect(await ask()).toEqual({
      call_inbound: {
        override_agent_id: line.retellAgentId,
        // The published one: without it Retell would take the newest draft.
        override_agent_version: 0,
        agent_override: { agent: { max_call_duration_ms: 300_000 } },
        metadata: {
          tenant_id: tenantId,
          agent_id: line.agentId,
          phone_number_id: line.phoneNumberId,
          hold_id: expect.any(String),
        },
      },
    });
  });

  it("keeps its stamp until it stands in the tenant's calls", async () => {
    const retellCallId = await ring(world, line.phoneNumber);
    await world.sandbox.idle();
    await settleCalls(world.deps);
    const [event] = await db().providerEvent.findMany({ where: { retellCallId }, take: 1 });
    expect(event?.body).toMatchObject({ call: { metadata: { phone_number_id: line.phoneNumberId } } });
    expect(await db().call.findUnique({ where: { retellCallId } })).toMatchObject({ tenantId, agentId: line.agentId });
  });

  it("is declined on a number that is nobody's, unknown, or without an agent", async () => {
    expect(await ask("+12025550199")).toEqual(declined);
    await db().phoneNumber.update({ where: { id: line.phoneNumberId }, data: { assignedAgentId: null } });
    expect(await ask()).toEqual(declined);
    await db().phoneNumber.update({
      where: { id: line.phoneNumberId },
      data: { status: "quarantined", assignedAgentId: line.agentId },
    });
    expect(await ask()).toEqual(declined);
  });

  it.each(["paused", "provisioning", "failed", "deleted"] as const)(
    "is declined while the agent is %s",
    async (status) => {
      await db().agent.update({ where: { id: line.agentId }, data: { status } });
      expect(await ask()).toEqual(declined);
    },
  );

  it.each([
    ["active", true],
    ["trial", true],
    ["suspended", false],
    ["cancelled", false],
  ] as const)("of a tenant that is %s is let in: %s", async (status, isLetIn) => {
    await db().tenant.update({ where: { id: tenantId }, data: { status } });
    expect(await ask()).toEqual(
      isLetIn
        ? expect.objectContaining({ call_inbound: expect.objectContaining({ override_agent_id: line.retellAgentId }) })
        : declined,
    );
  });

  it.each([
    ["+4915112345678", false],
    ["+436601234567", true],
    // Withheld, or of no country: nobody can tell where that is.
    ["anonymous", true],
    ["", true],
    ["+870773111632", true],
  ])("from %j to a tenant that only Austria may call is let in: %s", async (fromNumber, isLetIn) => {
    await db().declinedCall.deleteMany({ where: { tenantId } });
    await db().tenant.update({ where: { id: tenantId }, data: { inboundCountries: ["AT"] } });
    const answer = await ask(line.phoneNumber, fromNumber);
    await db().tenant.update({ where: { id: tenantId }, data: { inboundCountries: [] } });
    const kept = await db().declinedCall.findMany({ where: { tenantId }, select: { reason: true, fromNumber: true } });
    if (isLetIn) expect([answer, kept]).toEqual([expect.not.objectContaining(declined), []]);
    else expect([answer, kept]).toEqual([declined, [{ reason: "caller_country", fromNumber }]]);
  });

  it("is declined when less than a minute of the month is left, and the month is the tenant's own", async () => {
    const monthBegan = Date.UTC(2027, 2, 1);
    const toMarch = Date.UTC(2027, 2, 20) - Date.now();
    world.clock.move(toMarch);
    await spend("9.0000", new Date(monthBegan - 1));
    await spend("9.0000", new Date(monthBegan));
    expect(await ask()).not.toEqual(declined);
    await spend("0.0001", new Date(monthBegan + 1));
    expect(await ask()).toEqual(declined);
    world.clock.move(-toMarch);
  });

  it("west of Greenwich counts what was spent before the month began there as the last month's", async () => {
    const monthBegan = Date.UTC(2027, 3, 1, 7);
    const toApril = Date.UTC(2027, 3, 20) - Date.now();
    world.clock.move(toApril);
    await db().tenant.update({ where: { id: tenantId }, data: { timeZone: "America/Los_Angeles" } });
    await spend("9.5000", new Date(monthBegan - 1));
    expect(await ask()).not.toEqual(declined);
    await spend("9.5000", new Date(monthBegan));
    expect(await ask()).toEqual(declined);
    world.clock.move(-toApril);
  });

  it("is not answered when the question was not signed, or is none", async () => {
    const body = { event: "call_inbound", call_inbound: { to_number: line.phoneNumber } };
    expect((await deliver(world, body, { path: "/inbound", signature: "v=1,d=2" })).status).toBe(401);
    expect((await deliver(world, { event: "call_inbound" }, { path: "/inbound" })).status).toBe(400);
  });
});
