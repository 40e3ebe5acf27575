import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";
import { breakProvider, mendProviders, providerState } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { claimNumber } from "../phone-numbers/claim";
import { createAgent } from "./create";
import { getAgent } from "./get";
import { pauseAgent } from "./pause";
import { reconcileAgent } from "./reconcile";
import { removeAgent } from "./remove";
import { resumeAgent } from "./resume";
import { updateAgent } from "./update";

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

async function agentWithNumbers(slug: string, count: number) {
  const { ctx, tenant } = await world.tenant(slug);
  const agent = await createAgent(ctx, desk);
  const numbers = await fillPool(world, count);
  for (const { id } of numbers) await claimNumber(ctx, { phoneNumberId: id, agentId: agent.id });
  return { ctx, tenant, agent, numbers };
}

async function connectedAgents(phoneNumbers: readonly { phoneNumber: string }[]) {
  const { phone_numbers } = await providerState(world);
  return phoneNumbers.map(({ phoneNumber }) => phone_numbers[phoneNumber]?.inbound_agents?.[0]?.agent_id ?? null);
}

async function openHoldings(ctx: TenantCtx, agentId: string) {
  return await ctx.db.phoneNumberHolding.count({ where: { agentId, heldUntil: null } });
}

describe("pauseAgent and resumeAgent", () => {
  it("disconnect the numbers at Retell and connect exactly the same again; here they stay bound", async () => {
    const { ctx, agent, numbers } = await agentWithNumbers("pause", 2);
    const connected = [agent.retellAgentId, agent.retellAgentId];
    expect(await connectedAgents(numbers)).toEqual(connected);
    const paused = await pauseAgent(ctx, { id: agent.id });
    expect(paused).toMatchObject({ status: "paused", revision: 1 });
    expect(paused.phoneNumbers).toHaveLength(2);
    expect(await connectedAgents(numbers)).toEqual([null, null]);
    expect(await resumeAgent(ctx, { id: agent.id })).toMatchObject({ status: "active" });
    expect(await connectedAgents(numbers)).toEqual(connected);
  });

  it("do nothing a second time", async () => {
    const { ctx, agent } = await agentWithNumbers("again", 0);
    await pauseAgent(ctx, { id: agent.id });
    expect(await pauseAgent(ctx, { id: agent.id })).toMatchObject({ status: "paused" });
    expect(await ctx.db.auditLog.count({ where: { action: "agent.paused" } })).toBe(1);
  });

  it("hold while Retell is away: the numbers follow", async () => {
    const { ctx, agent, numbers } = await agentWithNumbers("deaf", 1);
    await breakProvider(world, { path: "/update-phone-number", kind: "status", status: 500, times: "always" });
    expect(await pauseAgent(ctx, { id: agent.id })).toMatchObject({ status: "paused" });
    const [number] = await ctx.db.phoneNumber.findMany();
    expect(number?.syncedRevision).not.toBe(number?.revision);
    expect(await connectedAgents(numbers)).toEqual([agent.retellAgentId]);
  });

  it("let a user switch the own agent only", async () => {
    const { ctx, tenant, agent } = await agentWithNumbers("own", 0);
    const user = await world.person(tenant.id, "user@own.test", "user");
    await expect(pauseAgent(world.as(user, tenant), { id: agent.id })).rejects.toMatchObject({ code: "not_found" });
    await updateAgent(ctx, { id: agent.id, assignedUserId: user.userId });
    expect(await pauseAgent(world.as(user, tenant), { id: agent.id })).toMatchObject({ status: "paused" });
  });

  it("edit a paused agent without waking it", async () => {
    const { ctx, agent, numbers } = await agentWithNumbers("asleep", 1);
    await pauseAgent(ctx, { id: agent.id });
    expect(await updateAgent(ctx, { id: agent.id, name: "Renamed" })).toMatchObject({
      status: "paused",
      name: "Renamed",
    });
    expect(await connectedAgents(numbers)).toEqual([null]);
  });
});

describe("removeAgent", () => {
  it("frees the numbers, deletes agent and LLM at Retell, and keeps the row for the calls' sake", async () => {
    const { ctx, agent, numbers } = await agentWithNumbers("gone", 2);
    await removeAgent(ctx, { id: agent.id });
    const { agents, llms } = await providerState(world);
    expect([agents[agent.retellAgentId ?? ""], llms[agent.retellLlmId ?? ""]]).toEqual([undefined, undefined]);
    expect(await connectedAgents(numbers)).toEqual([null, null]);
    expect(await openHoldings(ctx, agent.id)).toBe(0);
    expect(await ctx.db.phoneNumber.count({ where: { assignedAgentId: agent.id } })).toBe(0);
    expect(await ctx.db.agent.findUnique({ where: { id: agent.id } })).toMatchObject({
      status: "deleted",
      name: "Front desk",
      retellAgentId: agent.retellAgentId,
    });
    await expect(getAgent(ctx, { id: agent.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeAgent(ctx, { id: agent.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives the place in the plan back", async () => {
    const { ctx } = await world.tenant("place", { maxAgents: 1 });
    const agent = await createAgent(ctx, desk);
    await expect(createAgent(ctx, desk)).rejects.toMatchObject({ code: "plan_limit_reached" });
    await removeAgent(ctx, { id: agent.id });
    expect((await createAgent(ctx, desk)).status).toBe("active");
  });

  it("is done for the person while Retell is away; the job finishes it", async () => {
    const { ctx, tenant, agent } = await agentWithNumbers("sticky", 0);
    await breakProvider(world, { path: "/delete-", kind: "status", status: 500, times: "always" });
    await removeAgent(ctx, { id: agent.id });
    await expect(getAgent(ctx, { id: agent.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await providerState(world)).agents[agent.retellAgentId ?? ""]).toBeDefined();
    await mendProviders(world);
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: agent.id });
    const { agents, llms } = await providerState(world);
    expect([agents[agent.retellAgentId ?? ""], llms[agent.retellLlmId ?? ""]]).toEqual([undefined, undefined]);
  });

  it("C6: no number is left with an agent that is deleted while it is being bound", async () => {
    for (let round = 0; round < 5; round++) {
      const { ctx, agent } = await agentWithNumbers(`race-${round}`, 0);
      const pool = await fillPool(world, 4);
      const claims = pool.map(({ id }) => claimNumber(ctx, { phoneNumberId: id, agentId: agent.id }));
      const results = await Promise.allSettled([
        ...claims.slice(0, 2),
        removeAgent(ctx, { id: agent.id }),
        ...claims.slice(2),
      ]);
      for (const result of results) if (result.status === "rejected") expect(result.reason.code).toBe("not_found");
      expect(await ctx.db.phoneNumber.count({ where: { assignedAgentId: agent.id } })).toBe(0);
      expect(await openHoldings(ctx, agent.id)).toBe(0);
      expect((await connectedAgents(pool)).filter((id) => id === agent.retellAgentId)).toEqual([]);
    }
  });
});
