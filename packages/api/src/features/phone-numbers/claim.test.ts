import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";
import { breakProvider, mendProviders, providerState } from "../../../testing/sandbox-control";
import { createAgent } from "../agents/create";
import { pauseAgent } from "../agents/pause";
import { enterTenant, type TenantCtx } from "../../kernel/context";
import { claimNumber } from "./claim";
import { listAvailable } from "./list-available";
import { runSync } from "./sync";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterEach(async () => {
  await mendProviders(world);
  await world.deps.db.platform.phoneNumber.updateMany({
    where: { status: "available" },
    data: { status: "suspended" },
  });
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };

async function rowOf(id: string) {
  return await world.deps.db.platform.phoneNumber.findUniqueOrThrow({ where: { id } });
}

async function atRetell(phoneNumber: string) {
  return (await providerState(world)).phone_numbers[phoneNumber];
}

async function oneFree() {
  const [free] = await fillPool(world, 1);
  if (!free) throw new Error("no number");
  return free;
}

const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === "rejected" ? [result.reason.code as string] : []));

describe("claimNumber", () => {
  it("gives the number to the tenant, its agent and its member, opens a holding, and Retell connects it", async () => {
    const { ctx, admin, tenant } = await world.tenant("whole");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await oneFree();
    const claimed = await claimNumber(ctx, { phoneNumberId: id, agentId: agent.id, userId: admin.userId });
    expect(claimed).toMatchObject({
      id,
      phoneNumber,
      tenantId: tenant.id,
      status: "assigned",
      assignedAgentName: "Front desk",
      assignedUserName: "admin",
      syncState: "in_sync",
    });
    const holdings = await ctx.db.phoneNumberHolding.findMany({ where: { phoneNumberId: id } });
    expect(holdings).toMatchObject([{ agentId: agent.id, userId: admin.userId, heldUntil: null }]);
    expect(await atRetell(phoneNumber)).toMatchObject({
      inbound_agents: [{ agent_id: agent.retellAgentId, weight: 1 }],
      outbound_agents: [{ agent_id: agent.retellAgentId, weight: 1 }],
      inbound_webhook_url: `${world.url}/api/webhooks/retell/inbound`,
    });
    const entry = await ctx.db.auditLog.findFirst({ where: { action: "phone_number.claimed" } });
    expect(entry).toMatchObject({ objectId: id, actorId: admin.userId });
  });

  it("connects no agent that is paused, and none when no agent is named", async () => {
    const { ctx } = await world.tenant("quiet");
    const agent = await createAgent(ctx, desk);
    await pauseAgent(ctx, { id: agent.id });
    const [bound, alone] = await fillPool(world, 2);
    await claimNumber(ctx, { phoneNumberId: bound?.id ?? "", agentId: agent.id });
    await claimNumber(ctx, { phoneNumberId: alone?.id ?? "" });
    for (const number of [bound, alone]) {
      expect((await atRetell(number?.phoneNumber ?? ""))?.inbound_agents ?? []).toEqual([]);
    }
  });

  it("C1: of a hundred claims of one number at once exactly one wins, and the others are told that it is gone", async () => {
    const tenants = await Promise.all(["c1a", "c1b", "c1c", "c1d"].map((slug) => world.tenant(slug)));
    for (let round = 0; round < 3; round++) {
      const { id } = await oneFree();
      const claims = tenants.flatMap(({ ctx }) =>
        Array.from({ length: 25 }, () => claimNumber(ctx, { phoneNumberId: id })),
      );
      const results = await Promise.allSettled(claims);
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      expect(codesOf(results)).toEqual(Array.from({ length: 99 }, () => "conflict"));
      const open = await world.deps.db.platform.phoneNumberHolding.findMany({ where: { phoneNumberId: id } });
      expect(open).toMatchObject([{ tenantId: (await rowOf(id)).tenantId, heldUntil: null }]);
    }
  });

  it("C1: the losers of one organisation hear of the lost race even when the number filled the plan", async () => {
    const { ctx } = await world.tenant("c1full", { maxPhoneNumbers: 1 });
    const { id } = await oneFree();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => claimNumber(ctx, { phoneNumberId: id })));
    expect(codesOf(results)).toEqual(Array.from({ length: 19 }, () => "conflict"));
  });

  it("tells another organisation's number from one that never was only to those who may have seen it in the pool", async () => {
    const { ctx } = await world.tenant("seeker");
    const { ctx: holder } = await world.tenant("holder");
    const { id } = await oneFree();
    await claimNumber(holder, { phoneNumberId: id });
    await expect(claimNumber(ctx, { phoneNumberId: id })).rejects.toMatchObject({ code: "conflict" });
    world.clock.move(60_000);
    const never = await claimNumber(ctx, { phoneNumberId: ctx.tenant.id }).catch((error: unknown) => error);
    await expect(claimNumber(ctx, { phoneNumberId: id })).rejects.toEqual(never);
    expect(never).toMatchObject({ code: "not_found" });
    await expect(claimNumber(holder, { phoneNumberId: id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("C2: a hundred organisations share sixty numbers: sixty get one each, nobody gets an error", async () => {
    await fillPool(world, 60);
    const rows = Array.from({ length: 100 }, (_, i) => ({ name: `c2-${i}`, slug: `c2-${i}`, ratePerMinute: "0.2500" }));
    const tenants = await world.deps.db.platform.tenant.createManyAndReturn({ data: rows });
    const system = { type: "system", role: "system", job: "test" } as const;
    const claimOne = async (ctx: TenantCtx, first: number): Promise<string | null> => {
      for (;;) {
        const { data } = await listAvailable(ctx, { limit: 100 });
        const wanted = data[first % Math.max(1, data.length)];
        if (!wanted) return null;
        try {
          return (await claimNumber(ctx, { phoneNumberId: wanted.id })).phoneNumber;
        } catch (error) {
          if (!(error instanceof Error) || !("code" in error) || error.code !== "conflict") throw error;
        }
      }
    };
    const won = await Promise.all(
      tenants.map((tenant, i) => claimOne(enterTenant(world.deps, system, tenant, null), i)),
    );
    const numbers = won.filter((number) => number !== null);
    expect(numbers).toHaveLength(60);
    expect(new Set(numbers).size).toBe(60);
    const held = await world.deps.db.platform.phoneNumber.groupBy({
      by: ["tenantId"],
      where: { tenantId: { in: tenants.map((tenant) => tenant.id) } },
      _count: true,
    });
    expect(held.map((row) => row._count)).toEqual(Array.from({ length: 60 }, () => 1));
  });

  it("C3: of twenty different numbers at once exactly as many are claimed as the plan has room for", async () => {
    const { ctx } = await world.tenant("c3", { maxPhoneNumbers: 5 });
    const pool = await fillPool(world, 20);
    const results = await Promise.allSettled(pool.map(({ id }) => claimNumber(ctx, { phoneNumberId: id })));
    expect(codesOf(results)).toEqual(Array.from({ length: 15 }, () => "plan_limit_reached"));
    expect(await ctx.db.phoneNumber.count()).toBe(5);
    expect(await ctx.db.phoneNumberHolding.count()).toBe(5);
  });

  it("changes nothing for an agent or member of somebody else, a number still being brought in, or none at all", async () => {
    const { ctx } = await world.tenant("careful");
    const { ctx: theirs, admin } = await world.tenant("theirs");
    const stranger = await createAgent(theirs, desk);
    const { id } = await oneFree();
    const missing = { code: "not_found" };
    await expect(claimNumber(ctx, { phoneNumberId: id, agentId: stranger.id })).rejects.toMatchObject(missing);
    await expect(claimNumber(ctx, { phoneNumberId: id, userId: admin.userId })).rejects.toMatchObject(missing);
    await expect(claimNumber(ctx, { phoneNumberId: stranger.id })).rejects.toMatchObject(missing);
    expect(await rowOf(id)).toMatchObject({ tenantId: null, status: "available", revision: 1 });
    await world.deps.db.platform.phoneNumber.update({ where: { id }, data: { status: "importing" } });
    await expect(claimNumber(ctx, { phoneNumberId: id })).rejects.toMatchObject(missing);
    expect(await ctx.db.phoneNumberHolding.count()).toBe(0);
  });

  it("keeps the claim while Retell is away, says that it is pending, and the job connects it", async () => {
    const { ctx } = await world.tenant("away");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await oneFree();
    await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 503, times: "always" });
    const claimed = await claimNumber(ctx, { phoneNumberId: id, agentId: agent.id });
    expect(claimed).toMatchObject({ status: "assigned", syncState: "pending" });
    await expect(runSync(world.deps, { phoneNumberId: id })).rejects.toThrow();
    await mendProviders(world);
    await runSync(world.deps, { phoneNumberId: id });
    const row = await rowOf(id);
    expect(row.syncedRevision).toBe(row.revision);
    expect((await atRetell(phoneNumber))?.inbound_agents).toMatchObject([{ agent_id: agent.retellAgentId }]);
  });
});

describe("the job phone-numbers.sync", () => {
  it("corrects what Retell holds even when our note says that all is well", async () => {
    const { ctx } = await world.tenant("liar");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await oneFree();
    await claimNumber(ctx, { phoneNumberId: id, agentId: agent.id });
    await world.deps.retell.phoneNumbers.update(phoneNumber, { inboundAgents: null });
    await runSync(world.deps, { phoneNumberId: id });
    expect((await atRetell(phoneNumber))?.inbound_agents).toMatchObject([{ agent_id: agent.retellAgentId }]);
  });

  it("disconnects the numbers of a tenant that is suspended", async () => {
    const { ctx, tenant } = await world.tenant("late-payer");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await oneFree();
    await claimNumber(ctx, { phoneNumberId: id, agentId: agent.id });
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    await runSync(world.deps, { phoneNumberId: id });
    expect((await atRetell(phoneNumber))?.inbound_agents ?? []).toEqual([]);
  });
});

describe("listAvailable", () => {
  it("tells of free numbers only, and nothing of how they are connected", async () => {
    const { ctx } = await world.tenant("looker");
    const [first, second] = await fillPool(world, 2);
    await claimNumber(ctx, { phoneNumberId: first?.id ?? "" });
    const page = await listAvailable(ctx, { limit: 25, contains: second?.phoneNumber.slice(-6) ?? "" });
    expect(page.data).toEqual([
      { id: second?.id, phoneNumber: second?.phoneNumber, countryCode: "US", numberType: "local", status: "available" },
    ]);
    expect((await listAvailable(ctx, { limit: 25, countryCode: "GB" })).data).toEqual([]);
    expect((await listAvailable(ctx, { limit: 25, numberType: "toll_free" })).data).toEqual([]);
  });
});
