import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { runElsewhere } from "../../../testing/run-elsewhere";
import { breakProvider, mendProviders, providerRequests, providerState } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { createAgent } from "./create";
import { reconcileAgent } from "./reconcile";
import { sweepAgents } from "./sweep";
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

async function rowOf(ctx: TenantCtx, id: string) {
  return await ctx.db.agent.findUniqueOrThrow({ where: { id } });
}

/** The agent as Retell holds it. */
async function atRetell(ctx: TenantCtx, id: string) {
  const row = await rowOf(ctx, id);
  const state = await providerState(world);
  return {
    agent: state.agents[row.retellAgentId ?? ""]?.versions.at(-1),
    llm: state.llms[row.retellLlmId ?? ""]?.versions.at(-1),
  };
}

describe("updateAgent", () => {
  it("saves what is given, leaves the rest, and Retell follows", async () => {
    const { ctx } = await world.tenant("saver");
    const { id } = await createAgent(ctx, { ...desk, welcomeMessage: "Hello!" });
    const saved = await updateAgent(ctx, {
      id,
      systemPrompt: "Be brief.",
      voiceId: "11labs-Adrian",
      llmModel: "gpt-5-mini",
      language: "de-DE",
      responsiveness: 0.5,
      interruptionSensitivity: 0,
      ambientSound: "call-center",
    });
    expect(saved).toMatchObject({ name: "Front desk", welcomeMessage: "Hello!", revision: 2, syncState: "in_sync" });
    const { agent, llm } = await atRetell(ctx, id);
    expect(llm).toMatchObject({ general_prompt: "Be brief.", begin_message: "Hello!", model: "gpt-5-mini" });
    expect(agent).toMatchObject({
      voice_id: "11labs-Adrian",
      language: "de-DE",
      responsiveness: 0.5,
      interruption_sensitivity: 0,
      ambient_sound: "call-center",
    });
    const cleared = await updateAgent(ctx, { id, ambientSound: null, welcomeMessage: null });
    expect(cleared).toMatchObject({ ambientSound: null, welcomeMessage: null, revision: 3 });
    expect((await atRetell(ctx, id)).agent?.["ambient_sound"]).toBeNull();
  });

  it("makes no revision, no audit row and no request of a save that changes nothing", async () => {
    const { ctx } = await world.tenant("same");
    const { id } = await createAgent(ctx, desk);
    const before = (await providerRequests(world)).length;
    expect(await updateAgent(ctx, { id, name: "Front desk" })).toMatchObject({ revision: 1 });
    expect((await providerRequests(world)).length).toBe(before);
    expect(await ctx.db.auditLog.count({ where: { action: "agent.updated" } })).toBe(0);
  });

  it("tells who saves an old revision that somebody was faster, and by how much", async () => {
    const { ctx } = await world.tenant("stale");
    const { id, revision } = await createAgent(ctx, desk);
    await updateAgent(ctx, { id, revision, name: "First" });
    const second = updateAgent(ctx, { id, revision, name: "Second" });
    await expect(second).rejects.toMatchObject({ code: "conflict", fields: [{ path: "revision" }] });
    await expect(second).rejects.toThrow("revision 2");
    expect((await rowOf(ctx, id)).name).toBe("First");
  });

  it("S8: after twenty saves at once Retell holds what the row holds, the last that was accepted", async () => {
    const { ctx } = await world.tenant("crowd");
    const { id } = await createAgent(ctx, desk);
    const prompts = Array.from({ length: 20 }, (_, i) => `Prompt ${i}`);
    const saves = await Promise.all(prompts.map((systemPrompt) => updateAgent(ctx, { id, systemPrompt })));
    const row = await rowOf(ctx, id);
    expect(row).toMatchObject({ revision: 21, syncedRevision: 21 });
    const { llm } = await atRetell(ctx, id);
    expect(llm?.["general_prompt"]).toBe(row.systemPrompt);
    expect(saves).toHaveLength(20);
    const entries = await ctx.db.auditLog.count({ where: { action: "agent.updated" } });
    expect(entries).toBe(20);
  });

  it("S8: of twenty saves that are based on the same revision one is accepted and the others are told", async () => {
    const { ctx } = await world.tenant("duel");
    const { id, revision } = await createAgent(ctx, desk);
    const names = Array.from({ length: 20 }, (_, i) => `Name ${i}`);
    const results = await Promise.allSettled(names.map((name) => updateAgent(ctx, { id, revision, name })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 19 }, () => "conflict"));
    const row = await rowOf(ctx, id);
    expect((await atRetell(ctx, id)).agent?.agent_name).toBe(`duel · ${row.name} [${id}]`);
  });

  it("S8: a push of another process that lands late does not win over a newer save", async () => {
    const { ctx, tenant } = await world.tenant("slow");
    const { id, retellLlmId } = await createAgent(ctx, desk);
    const llmOf = `/update-retell-llm/${retellLlmId}`;
    await breakProvider(world, { path: llmOf, kind: "slow", delay_ms: 600_000 });
    const old = { verb: "updateAgent", tenantId: tenant.id, input: { id, systemPrompt: "Old" } } as const;
    const elsewhere = runElsewhere(world, old);
    const pushes = async () => (await providerRequests(world)).filter(({ path }) => path === llmOf).length;
    await expect.poll(pushes, { timeout: 60_000 }).toBe(1);
    await updateAgent(ctx, { id, systemPrompt: "New" });
    await mendProviders(world);
    await elsewhere;
    expect((await atRetell(ctx, id)).llm?.["general_prompt"]).toBe("New");
    expect(await rowOf(ctx, id)).toMatchObject({ revision: 3, syncedRevision: 3 });
  }, 120_000);

  it("takes back a change that Retell refuses, here and there, and says so", async () => {
    const { ctx } = await world.tenant("refused");
    const { id } = await createAgent(ctx, desk);
    await breakProvider(world, { path: "/update-agent", kind: "status", status: 400 });
    const refused = updateAgent(ctx, { id, systemPrompt: "Half", voiceId: "openai-Onyx" });
    await expect(refused).rejects.toMatchObject({ code: "provider_error" });
    const row = await rowOf(ctx, id);
    expect(row).toMatchObject({ ...desk, revision: 3, syncedRevision: 3 });
    const { agent, llm } = await atRetell(ctx, id);
    expect(agent).toMatchObject({ voice_id: desk.voiceId });
    expect(llm).toMatchObject({ general_prompt: desk.systemPrompt });
    expect(await ctx.db.auditLog.count({ where: { action: "agent.update_refused" } })).toBe(1);
  });

  it("keeps a save while Retell is away and says that it is pending; the job pushes it", async () => {
    const { ctx, tenant } = await world.tenant("away");
    const { id } = await createAgent(ctx, desk);
    await breakProvider(world, { path: "/update-retell-llm", kind: "status", status: 503, times: "always" });
    const saved = await updateAgent(ctx, { id, systemPrompt: "Later" });
    expect(saved).toMatchObject({ systemPrompt: "Later", syncState: "pending" });
    await expect(reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id })).rejects.toThrow();
    await mendProviders(world);
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
    expect(await rowOf(ctx, id)).toMatchObject({ revision: 2, syncedRevision: 2, updatedAt: saved.updatedAt });
    expect((await atRetell(ctx, id)).llm?.["general_prompt"]).toBe("Later");
  });

  it("lets a user change the own agent but not whose it is, and see nobody else's", async () => {
    const { ctx, tenant } = await world.tenant("roles");
    const user = world.as(await world.person(tenant.id, "user@roles.test", "user"), tenant);
    const userId = user.actor.type === "member" ? user.actor.userId : "";
    const own = await createAgent(ctx, { ...desk, assignedUserId: userId });
    const others = await createAgent(ctx, desk);
    expect(await updateAgent(user, { id: own.id, name: "Mine" })).toMatchObject({ name: "Mine", retellAgentId: null });
    await expect(updateAgent(user, { id: own.id, assignedUserId: null })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateAgent(user, { id: others.id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    const tools = [{ type: "agent_swap" as const, name: "hand_over", agentId: others.id }];
    await expect(updateAgent(user, { id: own.id, tools })).rejects.toMatchObject({
      fields: [{ path: "tools.0.agentId" }],
    });
    expect((await updateAgent(ctx, { id: own.id, tools })).tools).toHaveLength(1);
    const { ctx: stranger } = await world.tenant("nosy");
    await expect(updateAgent(stranger, { id: own.id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a voice that does not exist and a member of another tenant", async () => {
    const { ctx } = await world.tenant("checks");
    const { admin: stranger } = await world.tenant("elsewhere");
    const { id } = await createAgent(ctx, desk);
    await expect(updateAgent(ctx, { id, voiceId: "nobody" })).rejects.toMatchObject({
      fields: [{ path: "voiceId" }],
    });
    await expect(updateAgent(ctx, { id, assignedUserId: stranger.userId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await rowOf(ctx, id)).revision).toBe(1);
  });
});

describe("reconcileAgent", () => {
  it("puts back what was changed at Retell behind our back", async () => {
    const { ctx, tenant } = await world.tenant("drift");
    const agent = await createAgent(ctx, desk);
    await updateAgent(ctx, { id: agent.id, name: "With a draft" });
    await ctx.retell.llms.update(agent.retellLlmId ?? "", { generalPrompt: "Somebody else's" });
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: agent.id });
    expect((await atRetell(ctx, agent.id)).llm?.["general_prompt"]).toBe(desk.systemPrompt);
  });

  it("only reads when all is as it should be", async () => {
    const { ctx, tenant } = await world.tenant("calm");
    const { id } = await createAgent(ctx, { ...desk, welcomeMessage: "Hi", ambientSound: "coffee-shop" });
    const before = (await providerRequests(world)).length;
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
    const methods = (await providerRequests(world)).slice(before).map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(["GET"]));
  });
});

describe("sweepAgents", () => {
  it("queues what was left behind, and nothing else", async () => {
    const { ctx, tenant } = await world.tenant("swept");
    const pending = await createAgent(ctx, desk);
    await createAgent(ctx, desk);
    await ctx.db.agent.updateMany({
      where: { id: pending.id },
      data: { syncedRevision: 0, updatedAt: new Date(world.clock.now().getTime() - 10 * 60_000) },
    });
    const db = world.deps.db.platform;
    await db.$executeRaw`select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`;
    await sweepAgents(world.deps);
    const jobs = await db.$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where task_identifier = 'agents.reconcile'`;
    expect(jobs).toContainEqual({ key: `agents.reconcile:${pending.id}` });
    expect(jobs).toHaveLength(1);
    expect(tenant.id).toBe(pending.tenantId);
  });
});
