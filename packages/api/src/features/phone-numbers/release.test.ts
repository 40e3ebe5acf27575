import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";
import { breakProvider, mendProviders, providerRequests, providerState } from "../../../testing/sandbox-control";
import { createAgent } from "../agents/create";
import { removeAgent } from "../agents/remove";
import type { TenantCtx } from "../../kernel/context";
import { claimNumber } from "./claim";
import { endQuarantine } from "./end-quarantine";
import { listNumbers } from "./list";
import { listMyNumbers } from "./mine";
import { releaseNumber } from "./release";
import { sweepNumbers } from "./sweep";
import { runSync } from "./sync";
import { updateNumber } from "./update";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };
const page = { limit: 25 };
const dayMs = 24 * 60 * 60 * 1000;

async function rowOf(id: string) {
  return await world.deps.db.platform.phoneNumber.findUniqueOrThrow({ where: { id } });
}

async function connected(phoneNumber: string) {
  return (await providerState(world)).phone_numbers[phoneNumber]?.inbound_agents?.map((agent) => agent.agent_id) ?? [];
}

async function claimed(ctx: TenantCtx, bind: { agentId?: string; userId?: string } = {}) {
  const [free] = await fillPool(world, 1);
  return await claimNumber(ctx, { phoneNumberId: free?.id ?? "", ...bind });
}

async function holdingsOf(phoneNumberId: string) {
  return await world.deps.db.platform.phoneNumberHolding.findMany({
    where: { phoneNumberId },
    orderBy: { heldFrom: "asc" },
  });
}

describe("releaseNumber", () => {
  it("ends the holding, disconnects the number and lets it rest for seven days", async () => {
    const { ctx } = await world.tenant("giver");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await claimed(ctx, { agentId: agent.id });
    const released = await releaseNumber(ctx, { phoneNumberId: id });
    expect(released).toMatchObject({ id, phoneNumber, status: "quarantined", syncState: "in_sync" });
    const restMs = released.quarantinedUntil.getTime() - world.clock.now().getTime();
    expect(Math.round(restMs / dayMs)).toBe(7);
    expect(await rowOf(id)).toMatchObject({
      tenantId: null,
      assignedAgentId: null,
      assignedUserId: null,
      nickname: null,
    });
    expect(await holdingsOf(id)).toMatchObject([{ tenantId: ctx.tenant.id, heldUntil: expect.any(Date) }]);
    expect(await connected(phoneNumber)).toEqual([]);
    await expect(claimNumber(ctx, { phoneNumberId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(releaseNumber(ctx, { phoneNumberId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("returns it to the pool when the rest is over, not before, and not while Retell has not followed", async () => {
    const { ctx } = await world.tenant("rester");
    const agent = await createAgent(ctx, desk);
    const [rested, behind] = [await claimed(ctx), await claimed(ctx, { agentId: agent.id })];
    await releaseNumber(ctx, { phoneNumberId: rested.id });
    await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 500, times: "always" });
    expect(await releaseNumber(ctx, { phoneNumberId: behind.id })).toMatchObject({ syncState: "pending" });
    await endQuarantine(world.deps);
    expect((await rowOf(rested.id)).status).toBe("quarantined");
    world.clock.move(8 * dayMs);
    await endQuarantine(world.deps);
    expect(await rowOf(rested.id)).toMatchObject({ status: "available", quarantinedUntil: null });
    expect((await rowOf(behind.id)).status).toBe("quarantined");
    await mendProviders(world);
    await runSync(world.deps, { phoneNumberId: behind.id });
    await endQuarantine(world.deps);
    expect((await rowOf(behind.id)).status).toBe("available");
    expect((await claimNumber(ctx, { phoneNumberId: rested.id })).status).toBe("assigned");
    expect(await holdingsOf(rested.id)).toHaveLength(2);
  });

  it("is not for somebody else's number", async () => {
    const { ctx } = await world.tenant("owner");
    const { id } = await claimed(ctx);
    const { ctx: stranger } = await world.tenant("taker");
    await expect(releaseNumber(stranger, { phoneNumberId: id })).rejects.toMatchObject({ code: "not_found" });
    expect((await rowOf(id)).tenantId).toBe(ctx.tenant.id);
  });

  it("C6: released, rebound and its agent deleted at once, it ends in the pool or with the tenant, never with a dead agent", async () => {
    for (let round = 0; round < 5; round++) {
      const { ctx } = await world.tenant(`storm-${round}`);
      const [one, two] = [await createAgent(ctx, desk), await createAgent(ctx, desk)];
      const { id, phoneNumber } = await claimed(ctx, { agentId: one.id });
      const results = await Promise.allSettled([
        updateNumber(ctx, { id, agentId: two.id }),
        removeAgent(ctx, { id: two.id }),
        releaseNumber(ctx, { phoneNumberId: id }),
        updateNumber(ctx, { id, agentId: one.id }),
      ]);
      for (const result of results) if (result.status === "rejected") expect(result.reason.code).toBe("not_found");
      expect(await rowOf(id)).toMatchObject({ tenantId: null, assignedAgentId: null, status: "quarantined" });
      expect((await holdingsOf(id)).filter((holding) => holding.heldUntil === null)).toEqual([]);
      expect(await connected(phoneNumber)).toEqual([]);
    }
  });
});

describe("updateNumber", () => {
  it("binds agent and member, one holding after the other, and names the number", async () => {
    const { ctx, admin } = await world.tenant("binder");
    const agent = await createAgent(ctx, desk);
    const { id, phoneNumber } = await claimed(ctx);
    const bound = await updateNumber(ctx, { id, agentId: agent.id, nickname: "Main line" });
    expect(bound).toMatchObject({ assignedAgentId: agent.id, assignedUserId: null, nickname: "Main line" });
    expect(await connected(phoneNumber)).toEqual([agent.retellAgentId]);
    expect(await updateNumber(ctx, { id, userId: admin.userId })).toMatchObject({ assignedAgentId: agent.id });
    expect(await updateNumber(ctx, { id, agentId: null, userId: null, nickname: null })).toMatchObject({
      assignedAgentId: null,
      assignedUserId: null,
      nickname: null,
    });
    expect(await connected(phoneNumber)).toEqual([]);
    const holdings = await holdingsOf(id);
    expect(holdings.map(({ agentId, userId }) => [agentId, userId])).toEqual([
      [null, null],
      [agent.id, null],
      [agent.id, admin.userId],
      [null, null],
    ]);
    for (const [i, holding] of holdings.entries()) {
      expect(holding.heldUntil).toEqual(holdings[i + 1]?.heldFrom ?? null);
    }
  });

  it("C6: a push that lands late does not win over a newer change", async () => {
    const { ctx } = await world.tenant("tardy");
    const [one, two] = [await createAgent(ctx, desk), await createAgent(ctx, desk)];
    const { id, phoneNumber } = await claimed(ctx);
    const before = (await providerRequests(world)).length;
    await breakProvider(world, { path: "/update-phone-number", kind: "slow", delay_ms: 600_000 });
    const late = updateNumber(ctx, { id, agentId: one.id });
    await expect.poll(async () => (await providerRequests(world)).length, { timeout: 10_000 }).toBe(before + 1);
    await updateNumber(ctx, { id, agentId: two.id });
    await mendProviders(world);
    await late;
    expect(await connected(phoneNumber)).toEqual([two.retellAgentId]);
  });

  it("opens no holding for a new name or for what is so already", async () => {
    const { ctx } = await world.tenant("namer");
    const { id } = await claimed(ctx);
    await updateNumber(ctx, { id, nickname: "Desk" });
    await updateNumber(ctx, { id, agentId: null, nickname: "Desk" });
    expect(await holdingsOf(id)).toHaveLength(1);
    expect(await ctx.db.auditLog.count({ where: { action: "phone_number.updated" } })).toBe(1);
  });

  it("answers not_found for numbers, agents and members of somebody else, and for deleted agents", async () => {
    const { ctx } = await world.tenant("fence");
    const { ctx: theirs, admin } = await world.tenant("beyond");
    const [agent, stranger] = [await createAgent(ctx, desk), await createAgent(theirs, desk)];
    const [mine, other] = [await claimed(ctx), await claimed(theirs)];
    await removeAgent(ctx, { id: agent.id });
    const missing = { code: "not_found" };
    await expect(updateNumber(ctx, { id: other.id, nickname: "Mine" })).rejects.toMatchObject(missing);
    await expect(updateNumber(ctx, { id: mine.id, agentId: stranger.id })).rejects.toMatchObject(missing);
    await expect(updateNumber(ctx, { id: mine.id, userId: admin.userId })).rejects.toMatchObject(missing);
    await expect(updateNumber(ctx, { id: mine.id, agentId: agent.id })).rejects.toMatchObject(missing);
    expect(await holdingsOf(mine.id)).toHaveLength(1);
  });
});

describe("listNumbers and listMyNumbers", () => {
  it("show admins all of the tenant, users their own, nobody another tenant's", async () => {
    const { ctx, tenant } = await world.tenant("viewer");
    const user = await world.person(tenant.id, "user@viewer.test", "user");
    const [first, second] = [await claimed(ctx), await claimed(ctx, { userId: user.userId })];
    const { ctx: stranger } = await world.tenant("outsider");
    expect((await listNumbers(ctx, page)).data.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await listMyNumbers(world.as(user, tenant), page)).data).toMatchObject([{ id: second.id }]);
    expect((await listNumbers(world.as(user, tenant), page)).data).toMatchObject([{ id: second.id }]);
    expect((await listMyNumbers(ctx, page)).data).toEqual([]);
    expect((await listNumbers(stranger, page)).data).toEqual([]);
    const firstPage = await listNumbers(ctx, { limit: 1 });
    expect(firstPage).toMatchObject({ hasMore: true, data: [{ id: second.id }] });
    const rest = await listNumbers(ctx, { limit: 1, cursor: firstPage.nextCursor ?? "" });
    expect(rest).toMatchObject({ hasMore: false, data: [{ id: first.id }] });
  });
});

describe("sweepNumbers", () => {
  it("queues anew what was left behind, and nothing else", async () => {
    const { ctx } = await world.tenant("sweeper");
    const [behind, fine] = [await claimed(ctx), await claimed(ctx)];
    const db = world.deps.db.platform;
    const longAgo = new Date(world.clock.now().getTime() - 10 * 60_000);
    await db.phoneNumber.update({ where: { id: behind.id }, data: { syncedRevision: 0, updatedAt: longAgo } });
    await db.phoneNumber.update({ where: { id: fine.id }, data: { updatedAt: longAgo } });
    await db.$executeRaw`select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`;
    await sweepNumbers(world.deps);
    const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs`;
    expect(jobs).toEqual([{ key: `phone-numbers.sync:${behind.id}` }]);
  });
});
