import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../testing/harness";
import { lineOf, type Line } from "../../../testing/line";
import { eventsOfCall } from "../../../testing/retell-events";
import { crashAt } from "../../../testing/run-elsewhere";
import { breakProvider, mendProviders, providerRequests } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { cleanUp } from "../agents/clean-up";
import { createAgent } from "../agents/create";
import { findAgentIds, findLlmIds } from "../agents/find-at-retell";
import { reconcileAgent } from "../agents/reconcile";
import { updateAgent } from "../agents/update";
import { publishAgain } from "../agents/versions/publish-again";
import { receiveEvent } from "../calls/receive";
import { settleCalls } from "../calls/settle";
import { addSource } from "../knowledge/add-source";
import { createKnowledge } from "../knowledge/create";
import { getKnowledge } from "../knowledge/get";
import { allocateNumber } from "../phone-numbers/pool/allocate";
import { buyNumber } from "../phone-numbers/pool/buy";
import { runSync } from "../phone-numbers/sync";
import { summarisePlatform } from "../platform/summary";
import { lookNightly } from "./nightly";
import { runHealth } from "./run";
import { runAdopt } from "./run-adopt";
import { runRemake } from "./run-remake";

const never = new AbortController().signal;
const hourMs = 60 * 60 * 1000;
const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };

let world: World;
let ctx: TenantCtx;
let line: Line;
let superAdmin: TestPerson;
let adminOfTenant: TestPerson;
let userMade = 0;

beforeAll(async () => {
  world = await World.create();
  const made = await world.tenant("health", { maxAgents: 500 });
  ctx = made.ctx;
  line = await lineOf(world, ctx, "+12025550181");
  superAdmin = await world.person(null, "boss@health.test", "super_admin");
  adminOfTenant = made.admin;
});
afterAll(() => world.close());
afterEach(() => mendProviders(world));
beforeEach(async () => {
  await db().providerHealthRun.updateMany({ where: { state: "running" }, data: { state: "failed" } });
});

/** Signs in each time: the clock moves past the life of a token. */
const boss: RestCaller = async (...request) => await (await world.signIn(superAdmin))(...request);
const admin: RestCaller = async (...request) => await (await world.signIn(adminOfTenant))(...request);
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

  it("says at once which setting cannot be taken over", async () => {
    const { id, agentId, llmId } = await anAgent();
    const { version } = await retell().agents.createVersion(agentId, 0);
    await retell().llms.update(llmId, { beginMessage: "Hello. ".repeat(1_000) }, version);
    await look();
    const item = await found("llm", id);
    const refused = await boss("POST", `/admin/provider-health/${item?.id}/adopt`);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("welcome_message")]);
    expect(await found("llm", id)).toMatchObject({ state: "changed" });
    await retell().llms.update(llmId, { beginMessage: null }, version);
    expect((await boss("POST", `/admin/provider-health/${item?.id}/adopt`)).status).toBe(409);
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
    const { provider } = await summarisePlatform(world.asPlatform(superAdmin));
    expect(provider).toMatchObject({ missing: 1, changed: 1, orphans: 0, lookedAt: expect.any(Date) });
    await boss("POST", `/admin/provider-health/${number?.id}/push`);
    await runSync(world.deps, { phoneNumberId: line.phoneNumberId });
    await look();
    expect(await found("phone_number", line.phoneNumberId)).toMatchObject({ state: "in_sync" });
    await db().agent.delete({ where: { id } });
  });

  it("has numbers told that still ask under an older address", async () => {
    const { phoneNumber, phoneNumberId: id } = line;
    await runSync(world.deps, { phoneNumberId: id });
    await retell().phoneNumbers.update(phoneNumber, { inboundWebhookUrl: "https://old.example/inbound" });
    await db().$executeRaw`delete from graphile_worker._private_jobs where key = ${`phone-numbers.sync:${id}`}`;
    await look();
    expect(await found("phone_number", id)).toMatchObject({ state: "outdated" });
    const [job] = await db().$queryRaw<unknown[]>`
      select 1 from graphile_worker.jobs where key = ${`phone-numbers.sync:${id}`}`;
    expect(job).toBeDefined();
    await runSync(world.deps, { phoneNumberId: id });
    await look();
    expect(await found("phone_number", id)).toMatchObject({ state: "in_sync" });
  });

  it("asks for a look at a number of which a change does not get through", async () => {
    const { phoneNumberId: id } = line;
    const changed = async (minutesAgo: number) => {
      // By the time of the look, which is ten minutes on.
      const updatedAt = new Date(world.clock.now().getTime() + (10 - minutesAgo) * 60_000);
      await db().phoneNumber.update({ where: { id }, data: { revision: { increment: 1 }, updatedAt } });
      await look();
    };
    await changed(4);
    expect(await found("phone_number", id)).toMatchObject({ state: "pending" });
    await changed(6);
    const { body } = await boss("GET", "/admin/provider-health?attention=true&limit=100");
    const reason: unknown = expect.stringContaining("has not arrived");
    expect(body["data"]).toContainEqual(
      expect.objectContaining({ our_id: id, state: "outdated", acts: ["push"], reason }),
    );
    await runSync(world.deps, { phoneNumberId: id });
    await look();
    expect(await found("phone_number", id)).toMatchObject({ state: "in_sync" });
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

describe("what is gone at the provider", () => {
  const childMs = 120_000;

  async function missing(kind: Parameters<typeof found>[0], key: string) {
    await look();
    const item = await found(kind, key);
    expect(item).toMatchObject({ state: "missing" });
    return String(item?.id);
  }

  /** Kills a run of the job at each point in turn, each going on where the one before was killed; the last run ends. */
  async function remadeThrough(points: readonly string[], order: Parameters<typeof runRemake>[1]) {
    for (const point of points) await crashAt(world, point, { verb: "runRemake", input: order });
    await runRemake(world.deps, order);
  }

  async function call(callId: string, retellAgentId: string, startedAtMs: number) {
    const events = eventsOfCall({ callId, retellAgentId, startedAtMs });
    for (const { event, call } of events)
      await receiveEvent(world.deps, Buffer.from(JSON.stringify({ event, call: { ...call, agent_version: 0 } })));
    await settleCalls(world.deps);
    const { id } = await db().call.findUniqueOrThrow({ where: { retellCallId: callId } });
    return (await admin("GET", `/calls/${id}`)).body;
  }

  it(
    "S5: an agent is made again as callers met it, with its draft, its number and whoever hands over to it, killed between any two steps",
    async () => {
      const { agentId: id, retellAgentId: lost, phoneNumberId, phoneNumber } = await lineOf(world, ctx, "+12025550191");
      const tools = [{ type: "agent_swap" as const, name: "hand_over", agentId: id }];
      const other = await createAgent(ctx, { ...desk, name: "Switchboard", tools });
      await updateAgent(ctx, { id, systemPrompt: "You answer at night." });
      const before = await db().agent.findUniqueOrThrow({ where: { id } });
      const startedAtMs = world.clock.now().getTime() + 1_000;
      await retell().agents.remove(lost);
      const item = await missing("agent", id);
      expect((await admin("POST", `/admin/provider-health/${item}/remake`)).status).toBe(403);
      expect((await boss("POST", `/admin/provider-health/${item}/remake`)).status).toBe(204);
      expect(await found("agent", id)).toMatchObject({ state: "pending" });
      const points = ["after-engine", "after-agent", "after-publish", "after-row"];
      await remadeThrough(
        points.map((point) => `agents.make-again:${point}`),
        { kind: "agent", tenantId: ctx.tenant.id, ourId: id, lostId: lost },
      );
      await cleanUp(world.deps, { kind: "llm", retellId: before.retellLlmId ?? "" });
      await runSync(world.deps, { phoneNumberId });
      for (const agentId of [id, other.id]) {
        await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId });
        await publishAgain(world.deps, { tenantId: ctx.tenant.id, agentId });
      }

      const row = await db().agent.findUniqueOrThrow({ where: { id } });
      const { retellAgentId, retellLlmId } = row;
      expect([await findAgentIds(ctx, id), await findLlmIds(ctx, id)]).toEqual([[retellAgentId], [retellLlmId]]);
      expect([retellAgentId, retellLlmId]).not.toContain(lost);
      expect(row).toMatchObject({ publishedVersion: 2, revision: before.revision, updatedAt: before.updatedAt });
      const version = row.publishedRetellVersion ?? -1;
      expect((await retell().llms.get(retellLlmId ?? "", version)).settings["generalPrompt"]).toContain(
        "Bright Dental",
      );
      expect((await retell().llms.get(retellLlmId ?? "")).settings["generalPrompt"]).toBe("You answer at night.");
      const { inboundAgents } = await retell().phoneNumbers.get(phoneNumber);
      expect(inboundAgents).toMatchObject([{ retellAgentId, agentVersion: version }]);
      const caller = await db().agent.findUniqueOrThrow({ where: { id: other.id } });
      const met = await retell().llms.get(caller.retellLlmId ?? "", caller.publishedRetellVersion ?? -1);
      expect(JSON.stringify(met.settings)).toContain(String(retellAgentId));
      await look();
      for (const [kind, key] of [
        ["agent", id],
        ["llm", id],
        ["agent", other.id],
        ["phone_number", phoneNumberId],
      ] as const)
        expect(await found(kind, key)).toMatchObject({ state: "in_sync" });

      // The process that was killed went by the real clock, which is behind this world's.
      await db().agentVersion.updateMany({
        where: { agentId: id, number: 2 },
        data: { publishedAt: world.clock.now() },
      });
      // A late event of the old one finds its owner, and each call the version that took it.
      const [late, fresh] = [
        await call("call_of_old", lost, startedAtMs),
        await call("call_of_new", String(retellAgentId), world.clock.now().getTime()),
      ];
      expect([late["agent_id"], late["agent_version"]]).toEqual([id, 1]);
      expect([fresh["agent_id"], fresh["agent_version"]]).toEqual([id, 2]);
    },
    childMs,
  );

  it("makes agent and engine again together, and says at once when there is nothing to make", async () => {
    const { id, agentId, llmId } = await anAgent();
    await fetch(`${world.sandbox.url}/delete-retell-llm/${llmId}?force_delete=true`, {
      method: "DELETE",
      headers: { authorization: "Bearer key_voxcalls_sandbox" },
    });
    const item = await missing("llm", id);
    const order = { kind: "llm", tenantId: ctx.tenant.id, ourId: id, lostId: agentId } as const;
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
    await runRemake(world.deps, order);
    expect(await found("llm", id)).toMatchObject({
      state: "missing",
      reason: expect.stringContaining("Retell refused"),
    });
    expect(await findLlmIds(ctx, id)).toEqual([]);
    await mendProviders(world);
    await boss("POST", `/admin/provider-health/${item}/remake`);
    await runRemake(world.deps, order);
    await runRemake(world.deps, order);
    await cleanUp(world.deps, { kind: "agent", retellId: agentId });
    const row = await db().agent.findUniqueOrThrow({ where: { id }, include: { versions: true } });
    expect(await findAgentIds(ctx, id)).toEqual([row.retellAgentId]);
    expect(row.versions).toHaveLength(2);
    await db().providerHealthItem.update({ where: { id: item }, data: { state: "missing" } });
    const refused = await boss("POST", `/admin/provider-health/${item}/remake`);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("has it again")]);
  });

  it(
    "S5: a number is imported again and answered by whoever answers it here; not one that Twilio has given away",
    async () => {
      const { agentId, retellAgentId } = line;
      const platform = world.asPlatform(superAdmin);
      const { body } = await boss("GET", "/admin/phone-numbers/search?country_code=US");
      const [first, second] = (body as { data?: { phone_number: string }[] }).data ?? [];
      const [kept, lost] = [
        await buyNumber(platform, { phoneNumber: first?.phone_number ?? "" }),
        await buyNumber(platform, { phoneNumber: second?.phone_number ?? "" }),
      ];
      await allocateNumber(platform, { phoneNumberId: kept.id, tenantId: ctx.tenant.id });
      await db().phoneNumber.update({ where: { id: kept.id }, data: { assignedAgentId: agentId } });
      for (const { phoneNumber } of [kept, lost]) await retell().phoneNumbers.remove(phoneNumber);
      const { twilioNumberSid } = await db().phoneNumber.findUniqueOrThrow({ where: { id: lost.id } });
      await world.deps.twilio.numbers.remove(twilioNumberSid ?? "");
      const item = await missing("phone_number", kept.id);
      expect((await boss("POST", `/admin/provider-health/${item}/remake`)).status).toBe(204);
      await remadeThrough(["pool.bring-back:after-attach", "pool.bring-back:after-retell"], {
        kind: "phone_number",
        tenantId: ctx.tenant.id,
        ourId: kept.id,
        lostId: kept.phoneNumber,
      });
      expect((await retell().phoneNumbers.get(kept.phoneNumber)).inboundAgents).toMatchObject([{ retellAgentId }]);
      await look();
      expect(await found("phone_number", kept.id)).toMatchObject({ state: "in_sync" });
      const gone = await found("phone_number", lost.id);
      const refused = await boss("POST", `/admin/provider-health/${gone?.id}/remake`);
      expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("Twilio")]);
    },
    childMs,
  );

  it(
    "S5: a knowledge base is made again from its texts, its files wait to be added, and callers' versions know the new one",
    async () => {
      const { id } = await createKnowledge(ctx, { name: "Prices" });
      await addSource(ctx, { id, type: "text", title: "Price list", text: "A cleaning is $90." });
      await world.sandbox.idle();
      await getKnowledge(ctx, { id });
      const file = {
        type: "document",
        title: "menu.pdf",
        status: "ready",
        retellSourceId: "source_of_a_file",
      } as const;
      await ctx.db.knowledgeSource.create({ data: { ...file, knowledgeBaseId: id } });
      const agent = await createAgent(ctx, { ...desk, name: "Knows", knowledgeBaseIds: [id] });
      const { retellKnowledgeBaseId: lostId } = await db().knowledgeBase.findUniqueOrThrow({ where: { id } });
      await retell().knowledge.remove(lostId ?? "");
      const item = await missing("knowledge_base", id);
      expect((await boss("POST", `/admin/provider-health/${item}/remake`)).status).toBe(204);
      const order = { kind: "knowledge_base", tenantId: ctx.tenant.id, ourId: id, lostId: lostId ?? "" } as const;
      for (const point of ["knowledge.make-again:after-row", "knowledge.add:after-make"]) {
        await crashAt(world, point, { verb: "runRemake", input: order });
        world.clock.move(100_000);
      }
      await runRemake(world.deps, order);
      await world.sandbox.idle();
      const { sources } = await getKnowledge(ctx, { id });
      expect(sources.map(({ title, status }) => [title, status])).toEqual(
        expect.arrayContaining([
          ["Price list", "ready"],
          ["menu.pdf", "failed"],
        ]),
      );
      const base = await db().knowledgeBase.findUniqueOrThrow({ where: { id } });
      expect(base.lostAt).toBeNull();
      expect([null, lostId]).not.toContain(base.retellKnowledgeBaseId);
      await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: agent.id });
      await publishAgain(world.deps, { tenantId: ctx.tenant.id, agentId: agent.id });
      const row = await db().agent.findUniqueOrThrow({ where: { id: agent.id } });
      expect([row.revision, row.publishedRevision, row.publishedVersion]).toEqual([1, 1, 2]);
      const met = await retell().llms.get(row.retellLlmId ?? "", row.publishedRetellVersion ?? -1);
      expect(JSON.stringify(met.settings)).toContain(String(base.retellKnowledgeBaseId));
    },
    childMs,
  );
});

describe("orphans", () => {
  const marked = (id: string) => ({ generalPrompt: "x", defaultDynamicVariables: { voxcalls_agent_id: id } });
  const isThere = async (llmId: string) => {
    for await (const llm of retell().llms.listAll()) if (llm.retellLlmId === llmId) return true;
    return false;
  };

  it("are cleared after the time that is set for them when a row of ours had their id, with a row in the log", async () => {
    const grace = async (hours: number) => await boss("PATCH", "/admin/settings", { orphan_hours: hours });
    const { id, llmId: used } = await anAgent();
    const { retellLlmId } = await retell().llms.create(marked(id));
    await look();
    expect(await found("llm", retellLlmId)).toMatchObject({ state: "orphan", ownerId: ctx.tenant.id });
    await look();
    expect(await isThere(retellLlmId)).toBe(true);
    await grace(48);
    world.clock.move(24 * hourMs);
    await look();
    expect(await isThere(retellLlmId)).toBe(true);
    await grace(24);
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
