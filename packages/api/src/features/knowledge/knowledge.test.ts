import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakProvider, mendProviders } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { createAgent } from "../agents/create";
import { updateAgent } from "../agents/update";
import { getAgent } from "../agents/get";
import { reconcileAgent } from "../agents/reconcile";
import { publishAgent } from "../agents/versions/publish";
import { addSource } from "./add-source";
import { createKnowledge } from "./create";
import { followKnowledge, reconcileKnowledge } from "./follow";
import { getKnowledge } from "./get";
import { listKnowledge } from "./list";
import { removeKnowledge } from "./remove";
import { removeSource } from "./remove-source";
import { retrySource } from "./retry-source";
import { updateKnowledge } from "./update";

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

const prices = { type: "text" as const, title: "Price list", text: "A cleaning is $90.\n\nWhitening costs $250." };

let serial = 0;
async function newTenant() {
  const made = await world.tenant(`knowing-${(serial += 1)}`);
  const { id } = await createKnowledge(made.ctx, { name: "Prices" });
  return { ...made, id };
}

/** What Retell holds. */
async function atRetell() {
  return await world.deps.retell.knowledge.list();
}

async function ofBase(ctx: TenantCtx, id: string) {
  const base = await ctx.db.knowledgeBase.findFirstOrThrow({ where: { id } });
  return (await atRetell()).find((one) => one.retellKnowledgeBaseId === base.retellKnowledgeBaseId);
}

/** The base once Retell has read all that it was given, and the moment's grace for what it cannot read is over. */
async function whenRead(ctx: TenantCtx, id: string) {
  await world.sandbox.idle();
  world.clock.move(10_000);
  return await getKnowledge(ctx, { id });
}

async function faultOf(source: string): Promise<void> {
  const body = JSON.stringify({ knowledge: { source } });
  await fetch(`${world.sandbox.url}/_sandbox/faults`, { method: "POST", body });
}

describe("a knowledge base", () => {
  it("is empty at first, and is made at Retell with its first source; further ones are put into it", async () => {
    const { ctx, id, admin } = await newTenant();
    const empty = await getKnowledge(ctx, { id });
    expect(empty).toMatchObject({ status: "empty", sources: [], ownerId: admin.userId, mayChangeAutoRefresh: true });
    const before = (await atRetell()).length;
    expect(await addSource(ctx, { id, ...prices })).toMatchObject({ type: "text", title: "Price list" });
    await addSource(ctx, { id, type: "text", title: "Hours", text: "From nine to five." });
    const ready = await whenRead(ctx, id);
    expect(ready).toMatchObject({ status: "ready", sourceCount: 2, failedSourceCount: 0, mayChangeAutoRefresh: false });
    expect(ready.sources.map(({ title, status }) => [title, status])).toEqual([
      ["Price list", "ready"],
      ["Hours", "ready"],
    ]);
    expect((await atRetell()).length).toBe(before + 1);
    expect((await ofBase(ctx, id))?.sources.map(({ title }) => title)).toEqual(["Price list", "Hours"]);
  });

  it("gives agents that were published without it a change to publish when its first source brings it to Retell", async () => {
    const { ctx, id } = await newTenant();
    const desk = { name: "Desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" };
    const agent = await createAgent(ctx, { ...desk, knowledgeBaseIds: [id] });
    const other = await createAgent(ctx, desk);
    expect(agent.hasUnpublishedChanges).toBe(false);
    await addSource(ctx, { id, ...prices });
    await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: agent.id });
    expect(await getAgent(ctx, { id: agent.id })).toMatchObject({ hasUnpublishedChanges: true, syncState: "in_sync" });
    expect(await getAgent(ctx, { id: other.id })).toMatchObject({ hasUnpublishedChanges: false });
    await publishAgent(ctx, { id: agent.id });
    const { retellKnowledgeBaseId } = await ctx.db.knowledgeBase.findFirstOrThrow({ where: { id } });
    const { retellLlmId, publishedRetellVersion } = await ctx.db.agent.findFirstOrThrow({ where: { id: agent.id } });
    const llm = await world.deps.retell.llms.get(retellLlmId ?? "", publishedRetellVersion ?? 0);
    expect(llm.settings["retellKnowledgeBaseIds"]).toEqual([retellKnowledgeBaseId]);
  });

  it("is made once, however many sources come first at the same moment", async () => {
    const { ctx, id } = await newTenant();
    const before = (await atRetell()).length;
    const titles = Array.from({ length: 40 }, (_, n) => String(n + 10));
    await Promise.all(titles.map((title) => addSource(ctx, { id, type: "text", title, text: `About ${title}.` })));
    const ready = await whenRead(ctx, id);
    expect(ready.sources.map(({ status }) => status)).toEqual(titles.map(() => "ready"));
    expect((await atRetell()).length).toBe(before + 1);
    expect((await ofBase(ctx, id))?.sources.map(({ title }) => title).toSorted()).toEqual(titles);
  });

  it("shows people what they may see: users their own, admins all with the owner's name", async () => {
    const { ctx, id, tenant, admin } = await newTenant();
    const user = await world.person(tenant.id, `user@${tenant.slug}.test`, "user");
    const asUser = world.as(user, tenant);
    const own = await createKnowledge(asUser, { name: "Mine" });
    expect((await listKnowledge(asUser, { limit: 25 })).data.map((base) => base.id)).toEqual([own.id]);
    await expect(getKnowledge(asUser, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(addSource(asUser, { id, ...prices })).rejects.toMatchObject({ code: "not_found" });
    const all = await listKnowledge(ctx, { limit: 25 });
    expect(all.data.map((base) => [base.id, base.ownerName])).toEqual([
      [own.id, "user"],
      [id, admin.email.split("@")[0]],
    ]);
  });

  it("takes another name at any time, and the wish to be refreshed until its first source", async () => {
    const { ctx, id } = await newTenant();
    expect(await updateKnowledge(ctx, { id, name: "Our prices", autoRefresh: true })).toMatchObject({
      name: "Our prices",
      autoRefresh: true,
    });
    await addSource(ctx, { id, ...prices });
    const ready = await whenRead(ctx, id);
    expect(ready.lastRefreshedAt).toBeInstanceOf(Date);
    expect((await ofBase(ctx, id))?.autoRefresh).toBe(true);
    await expect(updateKnowledge(ctx, { id, autoRefresh: false })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a source", () => {
  it("that Retell cannot read says so, and is read when it is tried again", async () => {
    const { ctx, id } = await newTenant();
    await faultOf("Price list");
    const added = await addSource(ctx, { id, ...prices });
    const failed = await whenRead(ctx, id);
    expect(failed).toMatchObject({ status: "failed", failedSourceCount: 1 });
    expect(failed.sources[0]).toMatchObject({ status: "failed", mayRetry: true });
    expect(failed.sources[0]?.failureReason).toContain("could not take in this text");
    await retrySource(ctx, { id, sourceId: added.id });
    expect(await whenRead(ctx, id)).toMatchObject({ status: "ready", failedSourceCount: 0 });
  });

  it("that Retell refuses is kept with the reason, so that nothing typed is lost", async () => {
    const { ctx, id } = await newTenant();
    await breakProvider(world, { path: "/create-knowledge-base", kind: "status", status: 400 });
    const refused = await addSource(ctx, { id, ...prices });
    expect(refused).toMatchObject({
      status: "failed",
      failureReason: expect.stringContaining("Retell refused") as string,
    });
    expect(await getKnowledge(ctx, { id })).toMatchObject({ status: "failed", mayChangeAutoRefresh: true });
    await retrySource(ctx, { id, sourceId: refused.id });
    expect(await whenRead(ctx, id)).toMatchObject({ status: "ready", sourceCount: 1 });
  });

  it.each(["/create-knowledge-base", "/add-knowledge-base-sources"])(
    "S5: whose answer from %s is lost is there once and ready, found by the job",
    async (path) => {
      const { ctx, id, tenant } = await newTenant();
      if (path !== "/create-knowledge-base") await addSource(ctx, { id, type: "text", title: "First", text: "First." });
      await world.sandbox.idle();
      await breakProvider(world, { path, kind: "reset", after: "after", times: 3 });
      expect(await addSource(ctx, { id, ...prices })).toMatchObject({ title: "Price list" });
      await world.sandbox.idle();
      world.clock.move(100_000);
      await reconcileKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id });
      const read = await getKnowledge(ctx, { id });
      expect(read.sources.map(({ status }) => status)).toEqual(read.sources.map(() => "ready"));
      const theirs = await ofBase(ctx, id);
      expect(theirs?.sources.filter(({ title }) => title === "Price list")).toHaveLength(1);
    },
  );

  it("that never reached Retell is sent again by the job", async () => {
    const { ctx, id, tenant } = await newTenant();
    await addSource(ctx, { id, type: "text", title: "First", text: "First." });
    await world.sandbox.idle();
    await breakProvider(world, { path: "/add-knowledge-base-sources", kind: "reset" });
    const { status } = await addSource(ctx, { id, ...prices });
    expect(status).toBe("processing");
    world.clock.move(100_000);
    await reconcileKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id });
    expect((await whenRead(ctx, id)).sources.map((source) => source.status)).toEqual(["ready", "ready"]);
  });

  it("is followed by the job until it is ready, without anybody looking", async () => {
    const { ctx, id, tenant } = await newTenant();
    await addSource(ctx, { id, ...prices });
    await world.sandbox.idle();
    await followKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id, round: 0 });
    expect((await ctx.db.knowledgeBase.findFirstOrThrow({ where: { id } })).status).toBe("ready");
  });

  it("that is removed is gone at Retell, also when it was still being read or Retell was away", async () => {
    const { ctx, id, tenant } = await newTenant();
    const first = await addSource(ctx, { id, ...prices });
    await removeSource(ctx, { id, sourceId: first.id });
    await addSource(ctx, { id, type: "text", title: "Kept", text: "Kept." });
    const gone = await addSource(ctx, { id, type: "text", title: "Gone", text: "Gone." });
    await whenRead(ctx, id);
    await breakProvider(world, { path: "/delete-knowledge-base-source", kind: "status", status: 400 });
    await removeSource(ctx, { id, sourceId: gone.id });
    await followKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id, round: 0 });
    expect((await ofBase(ctx, id))?.sources.map(({ title }) => title)).toEqual(["Kept"]);
    expect((await getKnowledge(ctx, { id })).sources.map(({ title }) => title)).toEqual(["Kept"]);
  });

  it.each([
    "http://example.com/",
    "https://localhost/prices",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::ffff:7f00:1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://10.0.0.1/",
    "https://user:pass@example.com/",
    "https://example.com:8443/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "prices",
  ])("I1: the address %s is refused before anything is asked of anybody", async (url) => {
    const { ctx, id } = await newTenant();
    const refused = addSource(ctx, { id, type: "url", url });
    await expect(refused).rejects.toMatchObject({ code: "validation_failed", fields: [{ path: "url" }] });
    expect(await ctx.db.knowledgeSource.count()).toBe(0);
  });
});

describe("deleting a knowledge base", () => {
  it("takes it from Retell, at once or by the job when Retell is away", async () => {
    for (const isAway of [false, true]) {
      const { ctx, id, tenant } = await newTenant();
      await addSource(ctx, { id, ...prices });
      const before = (await atRetell()).length;
      if (isAway) await breakProvider(world, { path: "/delete-knowledge-base", kind: "status", status: 400 });
      await removeKnowledge(ctx, { id });
      if (isAway) await reconcileKnowledge(world.deps, { tenantId: tenant.id, knowledgeBaseId: id });
      expect((await atRetell()).length).toBe(before - 1);
      await expect(getKnowledge(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      expect((await listKnowledge(ctx, { limit: 25 })).data).toEqual([]);
    }
  });

  it("is refused while agents or flows use it, and names them", async () => {
    const { ctx, id } = await newTenant();
    const agent = await ctx.db.agent.create({
      data: { name: "Desk", systemPrompt: "", voiceId: "x", llmModel: "x", status: "active", knowledgeBaseIds: [id] },
    });
    await ctx.db.flow.create({ data: { name: "Booking", definition: {}, knowledgeBaseIds: [id] } });
    const refused = await removeKnowledge(ctx, { id }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "conflict" });
    expect(String(refused)).toContain("the agent Desk and the flow Booking");
    const { usedBy } = await getKnowledge(ctx, { id });
    expect(usedBy).toMatchObject({ agents: [{ id: agent.id, name: "Desk" }], flows: [{ name: "Booking" }] });
  });

  it("is used by an agent as long as a version needs it that callers meet", async () => {
    const { ctx, id } = await newTenant();
    const desk = { name: "Front desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" };
    const agent = await createAgent(ctx, { ...desk, knowledgeBaseIds: [id] });
    await updateAgent(ctx, { id: agent.id, knowledgeBaseIds: [] });
    expect((await getKnowledge(ctx, { id })).usedBy).toEqual({
      agents: [{ id: agent.id, name: agent.name }],
      flows: [],
    });
    await expect(removeKnowledge(ctx, { id })).rejects.toThrow(`the agent ${agent.name}.`);
  });

  it("lets nothing be attached in between: whoever attaches holds the row until the end", async () => {
    const { ctx, id, tenant } = await newTenant();
    const agent = await ctx.db.agent.create({
      data: { name: "Desk", systemPrompt: "", voiceId: "x", llmModel: "x", status: "active" },
    });
    let removing: Promise<void> | undefined;
    await ctx.db.tx(async (tx) => {
      await tx.$queryRaw`
        select 1 from knowledge_bases where tenant_id = ${tenant.id}::uuid and id = ${id}::uuid for share`;
      removing = removeKnowledge(ctx, { id });
      removing.catch(() => undefined);
      await tx.agent.update({ where: { id: agent.id }, data: { knowledgeBaseIds: [id] } });
    });
    await expect(removing).rejects.toMatchObject({ code: "conflict" });
  });
});
