import { createRetell } from "@voxcalls/retell-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";
import { breakProvider, mendProviders, providerRequests, providerState } from "../../../testing/sandbox-control";
import { enterTenant, type TenantCtx } from "../../kernel/context";
import { claimNumber } from "../phone-numbers/claim";
import { createAgent } from "./create";
import { listAgents } from "./list";
import { reconcileAgent } from "./reconcile";

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

/** Agents and LLMs at Retell whose mark names an agent of this tenant. */
async function inventoryOf(slug: string, agentIds: string[]) {
  const state = await providerState(world);
  const agents = Object.values(state.agents).filter(({ versions }) =>
    versions[0]?.agent_name?.startsWith(`${slug} · `),
  );
  const llms = Object.values(state.llms).filter(({ versions }) =>
    agentIds.includes(versions[0]?.default_dynamic_variables?.["voxcalls_agent_id"] ?? ""),
  );
  return { agents: agents.length, llms: llms.length };
}

async function rowsOf(ctx: TenantCtx) {
  return await ctx.db.agent.findMany({ orderBy: { createdAt: "asc" } });
}

/** The same caller on a client that waits 3 s for Retell instead of 15: enough for whatever does answer, on a busy machine too. */
function impatient(ctx: TenantCtx): TenantCtx {
  const retell = createRetell({ apiKey: "key_voxcalls_sandbox", baseUrl: world.sandbox.url, timeoutMs: 3_000 });
  return enterTenant({ ...world.deps, retell }, ctx.actor, ctx.tenant, null);
}

describe("createAgent", () => {
  it("makes LLM and agent at Retell and an active row that names both", async () => {
    const { ctx } = await world.tenant("whole");
    const agent = await createAgent(ctx, { ...desk, welcomeMessage: "Good day!", ambientSound: "coffee-shop" });
    expect(agent).toMatchObject({
      status: "active",
      syncState: "in_sync",
      revision: 1,
      name: "Front desk",
      llmModel: "gpt-4.1",
      language: "en-US",
      phoneNumbers: [],
      assignedPhoneNumberId: null,
    });
    const state = await providerState(world);
    expect(state.agents[agent.retellAgentId ?? ""]?.versions[0]).toMatchObject({
      agent_name: `whole · Front desk [${agent.id}]`,
      webhook_url: `${world.url}/api/webhooks/retell`,
      response_engine: { llm_id: agent.retellLlmId },
      ambient_sound: "coffee-shop",
    });
    expect(state.llms[agent.retellLlmId ?? ""]?.versions[0]).toMatchObject({
      general_prompt: desk.systemPrompt,
      begin_message: "Good day!",
      default_dynamic_variables: { voxcalls_agent_id: agent.id },
    });
    const entry = await ctx.db.auditLog.findFirst({ where: { action: "agent.created" } });
    expect(entry).toMatchObject({ objectId: agent.id, actorLabel: "admin@whole.test" });
    expect(JSON.stringify(entry)).not.toContain(desk.systemPrompt);
  });

  it("binds a free number of the tenant, and Retell connects it", async () => {
    const { ctx } = await world.tenant("numbered");
    const [free] = await fillPool(world, 1);
    const { id: phoneNumberId, phoneNumber } = await claimNumber(ctx, { phoneNumberId: free?.id ?? "" });
    const agent = await createAgent(ctx, { ...desk, phoneNumberId });
    expect(agent).toMatchObject({ assignedPhoneNumberId: phoneNumberId, phoneNumbers: [{ phoneNumber }] });
    const { phone_numbers } = await providerState(world);
    expect(phone_numbers[phoneNumber]?.inbound_agents).toMatchObject([{ agent_id: agent.retellAgentId }]);
    expect(phone_numbers[phoneNumber]?.outbound_agents).toMatchObject([{ agent_id: agent.retellAgentId }]);
    await expect(createAgent(ctx, { ...desk, phoneNumberId })).rejects.toMatchObject({ code: "conflict" });
    expect(await rowsOf(ctx)).toHaveLength(1);
  });

  it("stores what no database could: NUL and lone surrogates become U+FFFD", async () => {
    const { ctx } = await world.tenant("poison");
    const agent = await createAgent(ctx, { ...desk, systemPrompt: "a\u0000b\uD800c" });
    expect(agent.systemPrompt).toBe("a\uFFFDb\uFFFDc");
  });

  it("makes nothing for a voice that does not exist, a member or a number of somebody else", async () => {
    const { ctx } = await world.tenant("strict");
    const { admin: stranger, ctx: theirs } = await world.tenant("stranger");
    const [free] = await fillPool(world, 1);
    const { id: phoneNumberId } = await claimNumber(theirs, { phoneNumberId: free?.id ?? "" });
    await expect(createAgent(ctx, { ...desk, voiceId: "nobody" })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "voiceId" }],
    });
    await expect(createAgent(ctx, { ...desk, assignedUserId: stranger.userId })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(createAgent(ctx, { ...desk, phoneNumberId })).rejects.toMatchObject({ code: "not_found" });
    expect(await rowsOf(ctx)).toEqual([]);
    expect(await inventoryOf("strict", [])).toEqual({ agents: 0, llms: 0 });
  });

  it("C3: of a hundred at once exactly as many are made as the plan has room for", async () => {
    const { ctx } = await world.tenant("full", { maxAgents: 5 });
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => createAgent(ctx, desk)));
    const made = results.filter((result) => result.status === "fulfilled");
    const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(made).toHaveLength(5);
    expect(refusals.map((error) => error.code)).toEqual(Array.from({ length: 95 }, () => "plan_limit_reached"));
    expect(refusals[0].message).toContain("5 agents");
    const rows = await rowsOf(ctx);
    expect(rows.map((row) => row.status)).toEqual(Array.from({ length: 5 }, () => "active"));
    expect(
      await inventoryOf(
        "full",
        rows.map((row) => row.id),
      ),
    ).toEqual({ agents: 5, llms: 5 });
  });
});

describe("createAgent when Retell fails", () => {
  it("S1: a refused agent leaves no LLM, a failed row that says why, and its place in the plan", async () => {
    const { ctx } = await world.tenant("refused", { maxAgents: 1 });
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
    await expect(createAgent(ctx, desk)).rejects.toMatchObject({ name: "UpstreamError", status: 400 });
    const [row] = await rowsOf(ctx);
    expect(row).toMatchObject({ status: "failed", retellAgentId: null, retellLlmId: null });
    expect(row?.failureReason).toContain("Retell");
    expect(await inventoryOf("refused", [row?.id ?? ""])).toEqual({ agents: 0, llms: 0 });
    expect((await createAgent(ctx, desk)).status).toBe("active");
  });

  it("S1: gives the number back that was to be bound", async () => {
    const { ctx } = await world.tenant("unbound");
    const [free] = await fillPool(world, 1);
    const { id: phoneNumberId } = await claimNumber(ctx, { phoneNumberId: free?.id ?? "" });
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
    await expect(createAgent(ctx, { ...desk, phoneNumberId })).rejects.toThrow();
    const number = await ctx.db.phoneNumber.findUnique({ where: { id: phoneNumberId } });
    expect(number?.assignedAgentId).toBeNull();
    expect((await createAgent(ctx, { ...desk, phoneNumberId })).assignedPhoneNumberId).toBe(phoneNumberId);
  });

  it.each([
    ["429", "/create-retell-llm"],
    ["500", "/create-retell-llm"],
    ["503", "/create-agent"],
  ])("S2: two answers %s of %s and then success make one of each", async (status, path) => {
    const slug = `twice-${status}`;
    const { ctx } = await world.tenant(slug);
    await breakProvider(world, {
      path,
      kind: "status",
      status: Number(status),
      times: 2,
      headers: { "retry-after": "0" },
    });
    const agent = await createAgent(ctx, desk);
    expect(agent.status).toBe("active");
    expect(await inventoryOf(slug, [agent.id])).toEqual({ agents: 1, llms: 1 });
  });

  it("S2: an outage ends in an error after three attempts and leaves nothing", async () => {
    const { ctx } = await world.tenant("outage");
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 503, times: "always" });
    const before = (await providerRequests(world)).filter(({ path }) => path === "/create-agent").length;
    await expect(createAgent(ctx, desk)).rejects.toMatchObject({ name: "UpstreamError", status: 503 });
    const after = (await providerRequests(world)).filter(({ path }) => path === "/create-agent").length;
    expect(after - before).toBe(3);
    const [row] = await rowsOf(ctx);
    expect(row?.status).toBe("failed");
    expect(await inventoryOf("outage", [row?.id ?? ""])).toEqual({ agents: 0, llms: 0 });
  });

  it.each([["/create-retell-llm"], ["/create-agent"]])(
    "S3: when %s is done but never answered, the one that was made is found and used",
    async (path) => {
      const slug = `hang${path.slice(7, 10).replace("-", "")}`;
      const { ctx } = await world.tenant(slug);
      await breakProvider(world, { path, kind: "hang", after: "after" });
      const agent = await createAgent(impatient(ctx), desk);
      expect(agent.status).toBe("active");
      expect(await inventoryOf(slug, [agent.id])).toEqual({ agents: 1, llms: 1 });
    },
  );

  it("S3: when looking fails as well, the row waits and the job finishes it with what was made", async () => {
    const { ctx, tenant } = await world.tenant("blind");
    await breakProvider(world, { path: "/create-agent", kind: "hang", after: "after" });
    await breakProvider(world, { path: "/v2/list-agents", kind: "status", status: 500, times: "always" });
    await expect(createAgent(impatient(ctx), desk)).rejects.toMatchObject({ code: "provider_timeout" });
    const [waiting] = await rowsOf(ctx);
    expect(waiting?.status).toBe("provisioning");
    await mendProviders(world);
    world.clock.move(61_000);
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: waiting?.id ?? "" });
    const [row] = await rowsOf(ctx);
    expect(row?.status).toBe("active");
    expect(await inventoryOf("blind", [row?.id ?? ""])).toEqual({ agents: 1, llms: 1 });
  });

  it("S3: what arrives after we have given up is removed by the job", async () => {
    const { ctx, tenant } = await world.tenant("late");
    await breakProvider(world, { path: "/create-retell-llm", kind: "hang" });
    await expect(createAgent(impatient(ctx), desk)).rejects.toMatchObject({ kind: "timeout" });
    const [row] = await rowsOf(ctx);
    expect(row?.status).toBe("failed");
    await world.deps.retell.llms.create({ defaultDynamicVariables: { voxcalls_agent_id: row?.id ?? "" } });
    expect(await inventoryOf("late", [row?.id ?? ""])).toEqual({ agents: 0, llms: 1 });
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: row?.id ?? "" });
    expect(await inventoryOf("late", [row?.id ?? ""])).toEqual({ agents: 0, llms: 0 });
  });

  it.each([
    ["a web page with status 200", { kind: "body", body: "<html>Welcome</html>" }],
    ["an answer without an id", { kind: "body", body: { status: "fine" } }],
    ["a redirect", { kind: "status", status: 302, headers: { location: "http://127.0.0.1:9/" } }],
    ["a connection reset before anything happened", { kind: "reset" }],
  ] as const)("S4: %s instead of an LLM is a clear error and leaves nothing", async (_, fault) => {
    const slug = `odd-${fault.kind}-${"body" in fault && typeof fault.body === "object" ? "json" : "text"}`;
    const { ctx } = await world.tenant(slug);
    await breakProvider(world, { path: "/create-retell-llm", ...fault });
    await expect(createAgent(ctx, desk)).rejects.toMatchObject({ name: "UpstreamError" });
    const [row] = await rowsOf(ctx);
    expect(row?.status).toBe("failed");
    expect(await inventoryOf(slug, [row?.id ?? ""])).toEqual({ agents: 0, llms: 0 });
  });

  it("S4: a connection that breaks in the middle of the answer makes one of each", async () => {
    const { ctx } = await world.tenant("broken");
    await breakProvider(world, { path: "/create-retell-llm", kind: "reset", mid_body: true });
    const agent = await createAgent(ctx, desk);
    expect(await inventoryOf("broken", [agent.id])).toEqual({ agents: 1, llms: 1 });
  });

  it("S7: a compensation that fails becomes a job", async () => {
    const { ctx } = await world.tenant("undone");
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
    await breakProvider(world, { path: "/delete-retell-llm", kind: "status", status: 500, times: "always" });
    await expect(createAgent(ctx, desk)).rejects.toThrow();
    const [row] = await rowsOf(ctx);
    const { llms } = await providerState(world);
    const orphan = Object.entries(llms).find(
      ([, { versions }]) => versions[0]?.default_dynamic_variables?.["voxcalls_agent_id"] === row?.id,
    );
    const jobs = await world.deps.db.platform.$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where task_identifier = 'retell.clean-up'`;
    expect(jobs).toEqual([{ key: `retell.clean-up:${orphan?.[0]}` }]);
  });
});

describe("listAgents", () => {
  it("shows admins all, users their own, nobody another tenant's, page by page", async () => {
    const { ctx, tenant } = await world.tenant("listed");
    const user = await world.person(tenant.id, "user@listed.test", "user");
    const asUser = world.as(user, tenant);
    const [first, second, third] = [
      await createAgent(ctx, { ...desk, name: "One" }),
      await createAgent(ctx, { ...desk, name: "Two", assignedUserId: user.userId }),
      await createAgent(ctx, { ...desk, name: "Three" }),
    ];
    const all = await listAgents(ctx, { limit: 2 });
    expect(all).toMatchObject({ hasMore: true, data: [{ id: third.id }, { id: second.id }] });
    const rest = await listAgents(ctx, { limit: 2, cursor: all.nextCursor ?? "" });
    expect(rest).toMatchObject({ hasMore: false, nextCursor: null, data: [{ id: first.id }] });
    const own = await listAgents(asUser, page);
    expect(own.data).toMatchObject([{ id: second.id, retellAgentId: null, retellLlmId: null }]);
    expect((await listAgents((await world.tenant("other")).ctx, page)).data).toEqual([]);
  });
});
