import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { lineOf, ring } from "../../../../testing/line";
import { crashAt } from "../../../../testing/run-elsewhere";
import { breakProvider, mendProviders, providerState } from "../../../../testing/sandbox-control";
import type { TenantCtx } from "../../../kernel/context";
import { listCallsForTable } from "../../calls/list";
import { settleCalls } from "../../calls/settle";
import { runSync } from "../../phone-numbers/sync";
import { createAgent } from "../create";
import { removeAgent } from "../remove";
import { reconcileAgent } from "../reconcile";
import { updateAgent } from "../update";
import { diffVersions } from "./diff";
import { listVersions } from "./list";
import { publishAgent } from "./publish";
import { rollbackAgent } from "./rollback";

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

const desk = { name: "Front desk", systemPrompt: "You answer the phone.", voiceId: "retell-Cimo" };
const all = { limit: 50, cursor: undefined };

async function rowOf(ctx: TenantCtx, id: string) {
  return await ctx.db.agent.findUniqueOrThrow({ where: { id } });
}

/** What callers of the agent meet at Retell: the LLM of the version that the row says is published. */
async function metByCallers(ctx: TenantCtx, id: string): Promise<unknown> {
  const { retellLlmId, publishedRetellVersion } = await rowOf(ctx, id);
  const llm = (await providerState(world)).llms[retellLlmId ?? ""];
  return llm?.versions.find((version) => version["version"] === publishedRetellVersion)?.["general_prompt"];
}

async function numbersOf(ctx: TenantCtx, id: string): Promise<unknown[]> {
  const rows = await ctx.db.phoneNumber.findMany({ where: { assignedAgentId: id } });
  return await Promise.all(
    rows.map(async ({ phoneNumber }) => (await ctx.retell.phoneNumbers.get(phoneNumber)).inboundAgents),
  );
}

/** In how many ms, by the clock of the test, the job comes that finishes a version. */
async function jobOf(id: string): Promise<number> {
  const [job] = await world.deps.db.platform.$queryRaw<{ runAt: Date }[]>`
    select run_at as "runAt" from graphile_worker.jobs where key = ${`agents.publish:${id}`}`;
  return (job?.runAt.getTime() ?? Number.POSITIVE_INFINITY) - world.clock.now().getTime();
}

describe("publishing", () => {
  it("an agent is made as version 1; a save changes the draft and no call, publishing does", async () => {
    const { ctx } = await world.tenant("first");
    const made = await createAgent(ctx, desk);
    expect(made).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: false });
    const saved = await updateAgent(ctx, { id: made.id, systemPrompt: "Say no more." });
    expect(saved).toMatchObject({ publishedVersion: 1, hasUnpublishedChanges: true, syncState: "in_sync" });
    expect(await metByCallers(ctx, made.id)).toBe(desk.systemPrompt);
    const published = await publishAgent(ctx, { id: made.id, title: "Shorter" });
    expect(published).toMatchObject({ publishedVersion: 2, hasUnpublishedChanges: false });
    expect(await metByCallers(ctx, made.id)).toBe("Say no more.");
    const { data } = await listVersions(ctx, { id: made.id, ...all });
    expect(data.map(({ version, status, title, isCurrent }) => ({ version, status, title, isCurrent }))).toEqual([
      { version: 2, status: "published", title: "Shorter", isCurrent: true },
      { version: 1, status: "published", title: null, isCurrent: false },
    ]);
    expect(data[0]?.createdByName).toContain("@");
  });

  it("the properties of a function stay in the order in which they were written, here and at Retell", async () => {
    const { ctx } = await world.tenant("in-order");
    const properties = { service: { type: "string" }, day: { type: "string" }, at: { type: "string" } };
    const book = {
      type: "custom",
      name: "book",
      description: "Books a visit.",
      url: "https://example.com/book",
      method: "POST",
      parameters: { type: "object", properties },
    } as const;
    const { id } = await createAgent(ctx, { ...desk, tools: [book] });
    await publishAgent(ctx, { id });
    const { retellLlmId, publishedRetellVersion, settings } = await rowOf(ctx, id);
    const theirs = (await providerState(world)).llms[retellLlmId ?? ""]?.versions.find(
      ({ version }) => version === publishedRetellVersion,
    );
    const { bundle } = await ctx.db.agentVersion.findFirstOrThrow({ where: { agentId: id } });
    for (const written of [settings, bundle, theirs]) {
      expect(JSON.stringify(written)).toMatch(/"service":.*"day":.*"at":/);
    }
  });

  it("numbers are pinned to the published version, and calls say which it was", async () => {
    const { ctx } = await world.tenant("pinned");
    const line = await lineOf(world, ctx, "+15550001001");
    await updateAgent(ctx, { id: line.agentId, welcomeMessage: "Second greeting." });
    await ring(world, line.phoneNumber);
    await publishAgent(ctx, { id: line.agentId });
    const { publishedRetellVersion } = await rowOf(ctx, line.agentId);
    expect(await numbersOf(ctx, line.agentId)).toEqual([
      [{ retellAgentId: line.retellAgentId, agentVersion: publishedRetellVersion, weight: 1 }],
    ]);
    await ring(world, line.phoneNumber);
    await world.sandbox.idle();
    await settleCalls(world.deps);
    const calls = await ctx.db.call.findMany({ orderBy: { occurredAt: "asc" }, include: { transcript: true } });
    expect(calls.map(({ agentVersion }) => agentVersion)).toEqual([0, publishedRetellVersion]);
    const { data } = await listCallsForTable(ctx, { limit: 10 });
    expect(data.map((call) => call.agentVersion)).toEqual([2, 1]);
    const spoken = calls.map(({ transcript }) => transcript.find(({ sequence }) => sequence === 0)?.content);
    expect(spoken).toEqual(["Bright Dental, good morning. How can I help?", "Second greeting."]);
  });

  it("an agent that a published version hands calls to is not deleted, and going back needs what the version needs", async () => {
    const { ctx } = await world.tenant("needed");
    const desk2 = await createAgent(ctx, { ...desk, name: "Mandarin desk" });
    const swap = { type: "agent_swap", name: "to_mandarin", agentId: desk2.id } as const;
    const { id } = await createAgent(ctx, { ...desk, tools: [swap] });
    await updateAgent(ctx, { id, tools: null });
    await expect(removeAgent(ctx, { id: desk2.id })).rejects.toThrow("the published version of “Front desk”");
    await publishAgent(ctx, { id, reason: "nothing speaks against it" });
    expect((await listVersions(ctx, { id, ...all })).data[0]).toMatchObject({ version: 2, reason: null });
    await removeAgent(ctx, { id: desk2.id });
    const before = await rowOf(ctx, id);
    await expect(rollbackAgent(ctx, { id, version: 1 })).rejects.toThrow("the agent “Mandarin desk”");
    expect(await rowOf(ctx, id)).toEqual(before);
  });

  it("handing an agent to somebody is no change that waits to be published", async () => {
    const { ctx, admin } = await world.tenant("handed");
    const { id } = await createAgent(ctx, desk);
    expect(await updateAgent(ctx, { id, assignedUserId: admin.userId })).toMatchObject({
      hasUnpublishedChanges: false,
    });
  });

  it("S4: when Retell refuses, the version before goes on, the draft is kept, and the reason stands in the history", async () => {
    const { ctx } = await world.tenant("refusal");
    const { id } = await createAgent(ctx, desk);
    await updateAgent(ctx, { id, systemPrompt: "New words." });
    await breakProvider(world, { path: "/publish-agent-version", kind: "status", status: 400 });
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "provider_error" });
    expect(await metByCallers(ctx, id)).toBe(desk.systemPrompt);
    expect(await rowOf(ctx, id)).toMatchObject({ systemPrompt: "New words.", publishedVersion: 1 });
    const { data } = await listVersions(ctx, { id, ...all });
    expect(data[0]).toMatchObject({ version: 2, status: "failed", isCurrent: false });
    expect(data[0]?.failureReason).toBeTruthy();
    await mendProviders(world);
    expect(await publishAgent(ctx, { id })).toMatchObject({ publishedVersion: 3, hasUnpublishedChanges: false });
  });

  it("S2: while Retell is away a version waits, a second one is refused, saves are kept; the job publishes it", async () => {
    const { ctx, tenant } = await world.tenant("outage");
    const { id } = await createAgent(ctx, desk);
    await updateAgent(ctx, { id, systemPrompt: "Published late." });
    await breakProvider(world, { path: "/publish-agent-version", kind: "status", status: 503, times: "always" });
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "provider_timeout" });
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "provider_timeout" });
    expect((await listVersions(ctx, { id, ...all })).data.map(({ version }) => version)).toEqual([2, 1]);
    await updateAgent(ctx, { id, systemPrompt: "Written meanwhile." });
    await mendProviders(world);
    world.clock.move(61_000);
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
    expect(await metByCallers(ctx, id)).toBe("Published late.");
    expect(await rowOf(ctx, id)).toMatchObject({ publishedVersion: 2, revision: 3, syncedRevision: 3 });
  });

  it("S2: after a failure that is known the job does not wait for a lease, and neither does the next who publishes", async () => {
    const { ctx, tenant } = await world.tenant("given-back");
    const { id } = await createAgent(ctx, desk);
    await updateAgent(ctx, { id, systemPrompt: "By the job." });
    const fails = { path: "/publish-agent-version", kind: "status", status: 503, times: "always" } as const;
    await breakProvider(world, fails);
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "provider_timeout" });
    await updateAgent(ctx, { id, voiceSpeed: 1.2 });
    expect(await jobOf(id)).toBeLessThan(10_000);
    await mendProviders(world);
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
    expect([await metByCallers(ctx, id), (await rowOf(ctx, id)).publishedVersion]).toEqual(["By the job.", 2]);

    await updateAgent(ctx, { id, systemPrompt: "By a person." });
    await breakProvider(world, fails);
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "provider_timeout" });
    await mendProviders(world);
    expect(await publishAgent(ctx, { id })).toMatchObject({ publishedVersion: 4, hasUnpublishedChanges: false });
    expect(await metByCallers(ctx, id)).toBe("By a person.");
  });

  it("S5: a job that comes while somebody is at it leaves one for when that must be over", async () => {
    const { ctx, tenant } = await world.tenant("too-early");
    const { id } = await createAgent(ctx, desk);
    await crashAt(world, "agents.publish:after-reserve", { verb: "publishAgent", tenantId: tenant.id, input: { id } });
    await world.deps.db.platform.$executeRaw`select graphile_worker.remove_job(${`agents.publish:${id}`})`;
    // The process that died had a clock of its own.
    await ctx.db.agentVersion.updateMany({
      where: { agentId: id, status: "publishing" },
      data: { leasedAt: world.clock.now() },
    });
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
    expect(await jobOf(id)).toBeLessThanOrEqual(60_000);
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  it.each(["after-reserve", "after-draft", "after-write", "after-publish", "after-row"])(
    "S5: killed at %s, a minute later exactly that version is published and numbers follow",
    async (point) => {
      const { ctx, tenant } = await world.tenant(`killed-${point}`);
      const { id } = await createAgent(ctx, desk);
      await updateAgent(ctx, { id, systemPrompt: "Survivor." });
      await crashAt(world, `agents.publish:${point}`, { verb: "publishAgent", tenantId: tenant.id, input: { id } });
      world.clock.move(61_000);
      await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: id });
      for (const number of await ctx.db.phoneNumber.findMany()) await runSync(world.deps, { phoneNumberId: number.id });
      expect(await rowOf(ctx, id)).toMatchObject({ publishedVersion: 2 });
      expect(await metByCallers(ctx, id)).toBe("Survivor.");
      const { data } = await listVersions(ctx, { id, ...all });
      expect(data.map(({ status }) => status)).toEqual(["published", "published"]);
    },
    180_000,
  );

  it("of several who publish at once one does, the others are told", async () => {
    const { ctx } = await world.tenant("at-once");
    const { id } = await createAgent(ctx, desk);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => publishAgent(ctx, { id })));
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(["conflict"]));
    const { data } = await listVersions(ctx, { id, ...all });
    expect(data.filter(({ status }) => status === "published")).toHaveLength(1 + 5 - codes.length);
  });
});

describe("an agent from before there were versions", () => {
  it("is published by the job as it stands, and its numbers are pinned", async () => {
    const { ctx, tenant } = await world.tenant("older");
    const line = await lineOf(world, ctx, "+15550001002");
    const none = { publishedVersion: null, publishedRetellVersion: null, publishedRevision: null };
    await ctx.db.agentVersion.deleteMany({ where: { agentId: line.agentId } });
    await ctx.db.agent.updateMany({ where: { id: line.agentId }, data: none });
    await reconcileAgent(world.deps, { tenantId: tenant.id, agentId: line.agentId });
    const row = await rowOf(ctx, line.agentId);
    expect(row).toMatchObject({ publishedVersion: 1, publishedRevision: row.revision });
    expect(await numbersOf(ctx, line.agentId)).toMatchObject([[{ agentVersion: row.publishedRetellVersion }]]);
  });
});

describe("rolling back", () => {
  it("publishes the old version as a new one; the draft follows, and one with unpublished changes is kept", async () => {
    const { ctx } = await world.tenant("back");
    const { id } = await createAgent(ctx, desk);
    await updateAgent(ctx, { id, systemPrompt: "Second.", voiceSpeed: 1.5 });
    await publishAgent(ctx, { id });
    await updateAgent(ctx, { id, systemPrompt: "Not published." });
    const back = await rollbackAgent(ctx, { id, version: 1 });
    expect(back).toMatchObject({ systemPrompt: desk.systemPrompt, voiceSpeed: null, hasUnpublishedChanges: false });
    expect(await metByCallers(ctx, id)).toBe(desk.systemPrompt);
    const { data } = await listVersions(ctx, { id, ...all });
    expect(data.map(({ version, status }) => [version, status])).toEqual([
      [4, "published"],
      [3, "kept"],
      [2, "published"],
      [1, "published"],
    ]);
    expect(await rollbackAgent(ctx, { id, version: 3 })).toMatchObject({ systemPrompt: "Not published." });
    await expect(rollbackAgent(ctx, { id, version: 99 })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the difference of two versions", () => {
  it("shows words, settings and tools; against the draft, too", async () => {
    const { ctx } = await world.tenant("compared");
    const { id } = await createAgent(ctx, desk);
    const end = { type: "end_call" as const, name: "hang_up" };
    await updateAgent(ctx, { id, systemPrompt: "You answer every phone.", voiceSpeed: 1.2, tools: [end] });
    expect(await diffVersions(ctx, { id, n: 1, against: "draft" })).toMatchObject({ from: "1", to: "draft" });
    await publishAgent(ctx, { id });
    const { texts, settings, parts } = await diffVersions(ctx, { id, n: 2, against: "1" });
    expect(texts).toEqual([
      {
        field: "systemPrompt",
        parts: [
          { kind: "same", text: "You answer " },
          { kind: "removed", text: "the" },
          { kind: "added", text: "every" },
          { kind: "same", text: " phone." },
        ],
      },
    ]);
    expect(settings).toEqual([{ field: "voiceSpeed", before: null, after: 1.2 }]);
    expect(parts).toMatchObject([{ kind: "tool", id: "hang_up", change: "added" }]);
    expect(await diffVersions(ctx, { id, n: 2, against: "2" })).toMatchObject({ texts: [], settings: [], parts: [] });
  });

  it("calls agents that are handed over to by their names", async () => {
    const { ctx } = await world.tenant("named");
    const swap = (agentId: string) => ({ type: "agent_swap" as const, name: "hand_over", agentId });
    const [first, second] = [
      await createAgent(ctx, { ...desk, name: "Mei" }),
      await createAgent(ctx, { ...desk, name: "Luz" }),
    ];
    const { id } = await createAgent(ctx, { ...desk, tools: [swap(first.id)] });
    await updateAgent(ctx, { id, tools: [swap(second.id)] });
    const { parts } = await diffVersions(ctx, { id, n: 1, against: "draft" });
    expect(parts).toMatchObject([{ id: "hand_over", fields: [{ field: "agentId", before: "Mei", after: "Luz" }] }]);
  });
});
