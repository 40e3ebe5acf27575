import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { lineOf, type Line } from "../../../testing/line";
import { breakProvider, mendProviders, providerRequests } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { createAgent } from "../agents/create";
import { reconcileAgent } from "../agents/reconcile";
import { publishAgain } from "../agents/versions/publish-again";
import { runSync } from "../phone-numbers/sync";
import { lookNightly } from "./nightly";
import { runHealth } from "./run";
import { runAdopt } from "./run-adopt";

const never = new AbortController().signal;
const hourMs = 60 * 60 * 1000;
const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };

let world: World;
let ctx: TenantCtx;
let line: Line;
let superAdmin: { email: string };
let admin: RestCaller;
let userMade = 0;

beforeAll(async () => {
  world = await World.create();
  const made = await world.tenant("health", { maxAgents: 500 });
  ctx = made.ctx;
  line = await lineOf(world, ctx, "+12025550181");
  superAdmin = await world.person(null, "boss@health.test", "super_admin");
  admin = await world.signIn(made.admin);
});
afterAll(() => world.close());
afterEach(() => mendProviders(world));
beforeEach(async () => {
  await db().providerHealthRun.updateMany({ where: { state: "running" }, data: { state: "failed" } });
});

/** Signs in each time: the clock moves past the life of a token. */
const boss: RestCaller = async (...request) => await (await world.signIn(superAdmin))(...request);
const db = () => world.deps.db.platform;
const retell = () => world.deps.retell;

async function order(): Promise<string> {
  const { status, body } = await boss("POST", "/admin/provider-health");
  expect(status).toBe(202);
  return String(body["id"]);
}

/** A look at everything, from order to end. */
async function look(): Promise<void> {
  // What was just changed counts as on its way.
  world.clock.move(10 * 60 * 1000);
  await runHealth(world.deps, { runId: await order() }, 1, never);
}

async function anAgent() {
  const { id } = await createAgent(ctx, { ...desk, name: `Desk ${++userMade}` });
  const row = await db().agent.findUniqueOrThrow({ where: { id } });
  return { id, agentId: String(row.retellAgentId), llmId: String(row.retellLlmId) };
}

const found = async (kind: "agent" | "llm" | "phone_number" | "knowledge_base", key: string) =>
  await db().providerHealthItem.findUnique({ where: { kind_key: { kind, key } } });

describe("a look at the provider", () => {
  it("finds what stands as it was written, and tells it to super admins alone", async () => {
    const { id } = await anAgent();
    await runSync(world.deps, { phoneNumberId: line.phoneNumberId });
    await look();
    expect(await found("agent", id)).toMatchObject({ state: "in_sync", ownerId: ctx.tenant.id });
    expect(await found("llm", id)).toMatchObject({ state: "in_sync" });
    expect(await found("phone_number", line.phoneNumberId)).toMatchObject({ state: "in_sync" });
    const { status, body } = await boss("GET", "/admin/provider-health?kind=agent&limit=100");
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(id);
    expect((await boss("GET", "/admin/provider-health?attention=true")).body["data"]).toEqual([]);
    expect((await admin("GET", "/admin/provider-health")).status).toBe(403);
  });

  it("names the fields that were changed outside, shows no words of the organisation, and writes ours again", async () => {
    const { id, agentId, llmId } = await anAgent();
    const { version } = await retell().agents.createVersion(agentId, 0);
    await retell().agents.update(agentId, { voiceSpeed: 1.5 }, version);
    await retell().llms.update(llmId, { generalPrompt: "You are somebody else." }, version);
    await look();
    const agent = await found("agent", id);
    expect(agent).toMatchObject({
      state: "changed",
      differences: [{ where: "draft", field: "voiceSpeed", ours: "1", theirs: "1.5" }],
    });
    const llm = await found("llm", id);
    expect(llm?.differences).toEqual([{ where: "draft", field: "generalPrompt", ours: null, theirs: null }]);
    const told = await boss("GET", "/admin/provider-health?attention=true&limit=100");
    expect(told.text).not.toContain("somebody else");

    expect((await boss("POST", `/admin/provider-health/${llm?.id}/push`)).status).toBe(204);
    expect(await found("agent", id)).toMatchObject({ state: "pending" });
    await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
    expect((await retell().llms.get(llmId, version)).settings["generalPrompt"]).toBe(desk.systemPrompt);
    await look();
    expect([(await found("agent", id))?.state, (await found("llm", id))?.state]).toEqual(["in_sync", "in_sync"]);
    expect((await boss("POST", `/admin/provider-health/${llm?.id}/push`)).status).toBe(409);
    const audited = { action: "provider_health.pushed", objectId: id };
    expect([
      await db().platformAuditLog.count({ where: audited }),
      await db().auditLog.count({ where: audited }),
    ]).toEqual([1, 1]);
  });

  it("takes over what was set there as a change of the draft, where it is a plain setting", async () => {
    const { id, agentId, llmId } = await anAgent();
    const { version } = await retell().agents.createVersion(agentId, 0);
    await retell().llms.update(llmId, { generalPrompt: "You are the night desk.", modelTemperature: 0.5 }, version);
    await retell().agents.update(agentId, { voiceSpeed: 1.5, boostedKeywords: ["Bright"] }, version);
    await look();
    const [agent, llm] = [await found("agent", id), await found("llm", id)];
    expect((await boss("POST", `/admin/provider-health/${agent?.id}/adopt`)).status).toBe(409);
    expect((await boss("POST", `/admin/provider-health/${llm?.id}/adopt`)).status).toBe(204);
    const job = { tenantId: ctx.tenant.id, agentId: id, fields: ["generalPrompt", "modelTemperature"] };
    await runAdopt(world.deps, job);
    await runAdopt(world.deps, job);
    const row = await db().agent.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      systemPrompt: "You are the night desk.",
      settings: { modelTemperature: 0.5 },
      revision: 2,
    });
    expect(row.settings).not.toHaveProperty("voiceSpeed");
    expect(await db().agentVersion.count({ where: { agentId: id } })).toBe(1);
    await look();
    expect(await found("llm", id)).toMatchObject({ state: "in_sync" });
  });

  it("publishes a version once more that was published under an older address", async () => {
    const { id, agentId } = await anAgent();
    const { retellLlmId } = await db().agent.findUniqueOrThrow({ where: { id } });
    const { version } = await retell().agents.createVersion(agentId, 0);
    await retell().agents.update(agentId, { webhookUrl: "https://old.example/api/webhooks/retell" }, version);
    await retell().agents.publish(agentId, version);
    await db().agent.update({ where: { id }, data: { publishedRetellVersion: version } });
    await look();
    const item = await found("agent", id);
    expect(item).toMatchObject({ state: "outdated" });
    await boss("POST", `/admin/provider-health/${item?.id}/push`);
    await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
    await publishAgain(world.deps, { tenantId: ctx.tenant.id, agentId: id });
    await publishAgain(world.deps, { tenantId: ctx.tenant.id, agentId: id });
    const row = await db().agent.findUniqueOrThrow({ where: { id }, include: { versions: true } });
    expect(row).toMatchObject({ publishedVersion: 2, retellLlmId });
    expect(row.versions).toHaveLength(2);
    await look();
    expect(await found("agent", id)).toMatchObject({ state: "in_sync" });
  });

  it("finds what is gone there, and a number that somebody bound to another agent", async () => {
    const { id, agentId } = await anAgent();
    const other = await anAgent();
    await retell().agents.remove(agentId);
    await retell().phoneNumbers.update(line.phoneNumber, { inboundAgents: [{ retellAgentId: other.agentId }] });
    await look();
    expect(await found("agent", id)).toMatchObject({ state: "missing" });
    const number = await found("phone_number", line.phoneNumberId);
    expect(number).toMatchObject({ state: "changed", differences: [{ where: "number", field: "inboundAgents" }] });
    await boss("POST", `/admin/provider-health/${number?.id}/push`);
    await runSync(world.deps, { phoneNumberId: line.phoneNumberId });
    await look();
    expect(await found("phone_number", line.phoneNumberId)).toMatchObject({ state: "in_sync" });
    await db().agent.delete({ where: { id } });
  });

  it("reads nothing anew that did not change, and no more agents than it may", async () => {
    await anAgent();
    await look();
    const before = (await providerRequests(world)).length;
    await look();
    expect((await providerRequests(world)).slice(before).map(({ path }) => path.split("?")[0])).toEqual([
      "/v2/list-agents",
      "/v2/list-retell-llms",
      "/v2/list-conversation-flows",
      "/v2/list-phone-numbers",
      "/list-knowledge-bases",
    ]);
  });
});

describe("orphans", () => {
  const marked = (id: string) => ({ generalPrompt: "x", defaultDynamicVariables: { voxcalls_agent_id: id } });
  const isThere = async (llmId: string) => {
    for await (const llm of retell().llms.listAll()) if (llm.retellLlmId === llmId) return true;
    return false;
  };

  it("are cleared a day after they were found when a row of ours had their id, with a row in the log", async () => {
    const { id, llmId: used } = await anAgent();
    const { retellLlmId } = await retell().llms.create(marked(id));
    await look();
    expect(await found("llm", retellLlmId)).toMatchObject({ state: "orphan", ownerId: ctx.tenant.id });
    await look();
    expect(await isThere(retellLlmId)).toBe(true);
    world.clock.move(24 * hourMs);
    await look();
    expect([await isThere(retellLlmId), await isThere(used)]).toEqual([false, true]);
    expect(await found("llm", retellLlmId)).toBeNull();
    const cleared = { action: "provider_health.orphan_cleared", objectName: retellLlmId };
    expect(await db().platformAuditLog.count({ where: cleared })).toBe(1);
  });

  it("stay when nobody here ever had their id, until a person clears them, and foreign things are never looked at", async () => {
    const { retellLlmId: foreign } = await retell().llms.create({ generalPrompt: "Not ours." });
    const { retellLlmId } = await retell().llms.create(marked("01890000-0000-7000-8000-000000000001"));
    await look();
    world.clock.move(48 * hourMs);
    await look();
    expect([await isThere(foreign), await isThere(retellLlmId)]).toEqual([true, true]);
    expect(await found("llm", foreign)).toBeNull();
    const orphan = await found("llm", retellLlmId);
    expect(orphan).toMatchObject({ state: "orphan", ownerId: null });
    expect((await boss("POST", `/admin/provider-health/${orphan?.id}/clear`)).status).toBe(204);
    expect([await isThere(foreign), await isThere(retellLlmId)]).toEqual([true, false]);
  });

  it("stay while anything uses them", async () => {
    const { id } = await anAgent();
    const llm = await retell().llms.create(marked(id));
    const spare = await retell().agents.create({
      agentName: `health · spare [${id}]`,
      voiceId: "retell-Cimo",
      responseEngine: { type: "retell-llm", retellLlmId: llm.retellLlmId },
    });
    await retell().phoneNumbers.import({
      phoneNumber: "+12025550182",
      terminationUri: "voxcalls-test.pstn.twilio.com",
      inboundAgents: [{ retellAgentId: spare.retellAgentId }],
    });
    await look();
    world.clock.move(48 * hourMs);
    await look();
    expect(await isThere(llm.retellLlmId)).toBe(true);
    const orphan = await found("agent", spare.retellAgentId);
    const refused = await boss("POST", `/admin/provider-health/${orphan?.id}/clear`);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("+12025550182")]);
    await retell().phoneNumbers.remove("+12025550182");
    await look();
    await look();
    expect(await isThere(llm.retellLlmId)).toBe(false);
  });
});

describe("a provider that cannot be read", () => {
  const items = async () => await db().providerHealthItem.findMany({ orderBy: [{ kind: "asc" }, { key: "asc" }] });
  const faults = {
    "429 without end": { kind: "status", status: 429, times: "always" },
    "half a page": { kind: "body", body: '{"items":[{"llm_id":"llm_1"' },
    "an item without an id": { kind: "body", body: { items: [{ version: 0 }], has_more: false } },
    "a page that comes twice": {
      kind: "body",
      times: 2,
      body: { items: [{ llm_id: "llm_twice", version: 0 }], has_more: true, pagination_key: "again" },
    },
  } as const;

  it.each(Object.entries(faults))(
    "judges nothing at %s, says so, and leaves what was found",
    { timeout: 60_000 },
    async (_, fault) => {
      await anAgent();
      await look();
      const before = await items();
      await breakProvider(world, { method: "GET", path: "/v2/list-retell-llms", ...fault });
      const runId = await order();
      await expect(runHealth(world.deps, { runId }, 4, never)).rejects.toThrow();
      const run = await db().providerHealthRun.findUniqueOrThrow({ where: { id: runId } });
      expect(run).toMatchObject({ state: "failed", judged: 0, problem: expect.stringContaining("Nothing was judged") });
      expect(await items()).toEqual(before);
    },
  );

  it("is looked at each night, once", async () => {
    await lookNightly(world.deps);
    await lookNightly(world.deps);
    expect(await db().providerHealthRun.count({ where: { state: "running", startedBy: "nightly" } })).toBe(1);
  });
});
