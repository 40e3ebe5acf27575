import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { World, type RestCaller } from "../../../testing/harness";
import { breakSandbox, lineOf, mendSandbox, requestsOf, ring, type Line } from "../../../testing/line";
import { changeProviderCalls } from "../../../testing/provider-calls";
import { deliver, eventsOfCall } from "../../../testing/retell-events";
import { crashAt } from "../../../testing/run-elsewhere";
import { settleCalls } from "../calls/settle";
import { reconcileNightly } from "./nightly";
import { runReconciliation } from "./run";

const Days = z.object({ days: z.array(z.looseObject({ day: z.string(), state: z.string() })) });
const minuteMs = 60_000;
const never = new AbortController().signal;

let world: World;
let line: Line;
let tenantId: string;
let boss: RestCaller;

beforeAll(async () => {
  world = await World.create();
  const { ctx } = await world.tenant("books");
  tenantId = ctx.tenant.id;
  line = await lineOf(world, ctx, "+12025550150");
  boss = await world.signIn(await world.person(null, "boss@books.test", "super_admin"));
});
afterAll(() => world.close());
beforeEach(async () => {
  await mendSandbox(world);
  await db().reconciliationRun.updateMany({ where: { state: "running" }, data: { state: "failed" } });
});

const db = () => world.deps.db.platform;
const startedMs = () => world.clock.now().getTime() - 60 * minuteMs;

/** A call that ended almost an hour ago, of which the webhooks tell or not. */
async function aCall(told: "told" | "lost"): Promise<string> {
  if (told === "lost") await breakSandbox(world, { webhook: { drop: true }, times: "always" });
  const id = await ring(world, line.phoneNumber, { started_at: new Date(startedMs()).toISOString() });
  await world.sandbox.idle();
  await mendSandbox(world);
  await settleCalls(world.deps);
  return id;
}

async function order(): Promise<string> {
  const { status, body } = await boss("POST", "/admin/reconciliation", { days: 2 });
  expect(status).toBe(202);
  return String(body["id"]);
}

const run = async (runId: string) => await runReconciliation(world.deps, { runId }, 1, never);

/** A run over the last two days, from order to end. */
async function reconcile(): Promise<void> {
  await run(await order());
}

const itemOf = async (retellCallId: string) => await db().reconciliationItem.findFirst({ where: { retellCallId } });
const chargesOf = async (retellCallId: string) =>
  await db().usageRecord.findMany({ where: { call: { retellCallId } }, orderBy: { entry: "asc" } });
const seconds = async (retellCallId: string) =>
  (await chargesOf(retellCallId)).reduce((sum, { billableSeconds }) => sum + billableSeconds, 0);

describe("a comparison with the provider's list", () => {
  it("finds nothing where all were told, and says of the day how many agree", async () => {
    await aCall("told");
    await reconcile();
    expect(await db().reconciliationItem.count()).toBe(0);
    const { body } = await boss("GET", "/admin/reconciliation");
    const day = new Date(startedMs()).toISOString().slice(0, 10);
    const { days } = Days.parse(body);
    expect(days).toHaveLength(35);
    expect(days.find((one) => one.day === day)).toMatchObject({
      state: "agrees",
      reason: expect.stringMatching(/^\d+ calls? (was|were) compared, and every one agrees\.$/),
    });
    expect(days.at(-1)).toMatchObject({ state: "not_compared", reason: "It was not compared yet." });
  });

  it("says of a call that has hardly ended that it was not compared", async () => {
    world.clock.move(24 * 60 * minuteMs);
    const yesterday = boss;
    boss = await world.signIn(await world.person(null, "tomorrow@books.test", "super_admin"));
    try {
      const now = world.clock.now();
      await ring(world, line.phoneNumber, { started_at: new Date(now.getTime() - 2 * minuteMs).toISOString() });
      await world.sandbox.idle();
      await settleCalls(world.deps);
      await reconcile();
      const { days } = Days.parse((await boss("GET", "/admin/reconciliation")).body);
      expect(days[0]).toMatchObject({
        state: "not_compared",
        reason: "No call was compared yet. 1 had hardly ended or went on: the next comparison has them.",
      });
    } finally {
      boss = yesterday;
      world.clock.move(-24 * 60 * minuteMs);
    }
  });

  it("W6: fetches and charges what is missing here, once, and says so", async () => {
    const id = await aCall("lost");
    await reconcile();
    await reconcile();
    expect(await itemOf(id)).toMatchObject({
      kind: "missing_here",
      state: "resolved",
      done: "It was fetched from the provider and settled anew.",
      ownerId: tenantId,
    });
    expect(await chargesOf(id)).toHaveLength(1);
  });

  it("sets a duration that the provider changed right, by a further entry of the ledger", async () => {
    const id = await aCall("told");
    const before = await seconds(id);
    await changeProviderCalls(world, (calls) => {
      const record = calls[id];
      if (!record) throw new Error("the provider has no such call");
      return { ...calls, [id]: { ...record, call: { ...record.call, duration_ms: (before + 30) * 1000 } } };
    });
    await reconcile();
    expect(await itemOf(id)).toMatchObject({ kind: "other_duration", state: "resolved" });
    expect(await seconds(id)).toBe(before + 30);
    expect((await chargesOf(id)).length).toBeGreaterThan(1);
    expect(await db().call.findUnique({ where: { retellCallId: id } })).toMatchObject({
      durationMs: (before + 30) * 1000,
    });
  });

  it("takes over a cost of the provider's that changed, and charges nothing more for it", async () => {
    const id = await aCall("told");
    const before = await chargesOf(id);
    await changeProviderCalls(world, (calls) => {
      const record = calls[id];
      if (!record) throw new Error("the provider has no such call");
      const cost = { ...(record.call["call_cost"] as object), combined_cost: 77.125 };
      return { ...calls, [id]: { ...record, call: { ...record.call, call_cost: cost } } };
    });
    await reconcile();
    expect(await itemOf(id)).toMatchObject({ kind: "other_cost", state: "resolved" });
    const wholesale = await db().wholesaleCost.findUnique({ where: { retellCallId: id } });
    expect(wholesale?.combinedCents.toString()).toBe("77.125");
    expect(await chargesOf(id)).toEqual(before);
  });

  it("leaves open what the provider does not know, until somebody says why it may stay", async () => {
    const facts = { callId: "call_of_nobody", retellAgentId: line.retellAgentId, startedAtMs: startedMs() };
    for (const event of eventsOfCall(facts)) await deliver(world, event);
    await settleCalls(world.deps);
    await reconcile();
    const item = await itemOf("call_of_nobody");
    expect(item).toMatchObject({ kind: "missing_there", state: "open", ownerId: tenantId });
    const today = async () =>
      Days.parse((await boss("GET", "/admin/reconciliation")).body).days.find(({ state }) => state === "open");
    expect(await today()).toMatchObject({ open: 1 });
    const path = `/admin/reconciliation/${item?.id ?? ""}`;
    expect((await boss("PATCH", path, { state: "ignored", reason: "" })).status).toBe(400);
    const reason = "They deleted it after thirty days.";
    expect((await boss("PATCH", path, { state: "ignored", reason })).body).toMatchObject({ state: "ignored", reason });
    expect(await today()).toBeUndefined();
    await reconcile();
    expect(await itemOf("call_of_nobody")).toMatchObject({ state: "ignored", reason });
    await changeProviderCalls(world, (calls) => {
      const [record] = Object.values(calls);
      const [, , { call }] = eventsOfCall(facts);
      return { ...calls, call_of_nobody: { ...record, call: { ...record?.call, ...call } } };
    });
    await reconcile();
    expect(await itemOf("call_of_nobody")).toMatchObject({ state: "resolved", done: "It agrees by now." });
  });

  it("names an agent that nobody here has", async () => {
    const id = await aCall("told");
    await changeProviderCalls(world, (calls) => {
      const record = calls[id];
      const call = { ...record?.call, call_id: "call_of_a_stranger", agent_id: line.retellAgentId };
      return { ...calls, call_of_a_stranger: { ...record, call } };
    });
    await db().agent.update({ where: { id: line.agentId }, data: { retellAgentId: "agent_elsewhere" } });
    await reconcile();
    expect(await itemOf("call_of_a_stranger")).toMatchObject({
      kind: "missing_here",
      state: "open",
      reason: `No organisation here has its agent (${line.retellAgentId}).`,
    });
    await db().agent.update({ where: { id: line.agentId }, data: { retellAgentId: line.retellAgentId } });
    await reconcile();
    expect(await itemOf("call_of_a_stranger")).toMatchObject({ state: "resolved" });
  });
});

describe("a comparison that is disturbed", () => {
  it("S7: goes on with its day after 429, half a page and an error, and nothing is found twice", async () => {
    const id = await aCall("lost");
    const runId = await order();
    const match = { path: "/v3/list-calls" };
    await breakSandbox(world, { match, kind: "status", status: 429, times: "always" });
    await expect(run(runId)).rejects.toThrow();
    expect(await db().reconciliationRun.findUnique({ where: { id: runId } })).toMatchObject({
      state: "running",
      problem: expect.any(String),
    });
    await mendSandbox(world);
    await breakSandbox(world, { match, kind: "reset", mid_body: true, times: "always" });
    await expect(run(runId)).rejects.toThrow();
    await mendSandbox(world);
    await run(runId);
    expect(await db().reconciliationRun.findUnique({ where: { id: runId } })).toMatchObject({
      state: "done",
      found: 1,
      settled: 1,
      problem: null,
    });
    expect(await chargesOf(id)).toHaveLength(1);
  });

  it("takes no harm from a page that comes twice, and ends when the list goes in circles", async () => {
    const id = await aCall("told");
    const record = await world.deps.retell.calls.get(id);
    const item = {
      call_id: id,
      call_status: "ended",
      call_type: "phone_call",
      agent_id: line.retellAgentId,
      start_timestamp: record.startedAtMs,
      end_timestamp: record.endedAtMs,
      duration_ms: record.durationMs,
    };
    const match = { path: "/v3/list-calls" };
    const page = { items: [item], has_more: true, pagination_key: "again" };
    await breakSandbox(world, { match, kind: "body", body: page, times: 1 });
    await breakSandbox(world, { match, kind: "body", body: { items: [item], has_more: false }, times: 1 });
    await reconcile();
    expect(await itemOf(id)).toBeNull();
    await breakSandbox(world, { match, kind: "body", body: page, times: "always" });
    await expect(reconcile()).rejects.toThrow("goes in circles");
  });

  it("asks for a call that the list lacks before it says that it is missing", async () => {
    const id = await aCall("told");
    const empty = { items: [], has_more: false };
    await breakSandbox(world, { match: { path: "/v3/list-calls" }, kind: "body", body: empty, times: "always" });
    await reconcile();
    expect(await itemOf(id)).toBeNull();
    expect(await requestsOf(world)).toContain(`GET /v2/get-call/${id}`);
  });

  it.each(["reconciliation:after-found", "reconciliation:after-settle"])(
    "W6: killed at %s it goes on where it was, and charges nothing twice",
    async (point) => {
      const id = await aCall("lost");
      const runId = await order();
      await crashAt(world, point, { verb: "runReconciliation", input: { runId } });
      expect(await itemOf(id)).toMatchObject({ state: "open" });
      await run(runId);
      expect(await itemOf(id)).toMatchObject({ state: "resolved" });
      expect(await chargesOf(id)).toHaveLength(1);
      expect(await db().reconciliationRun.findUnique({ where: { id: runId } })).toMatchObject({ state: "done" });
    },
  );

  it("is one at a time; the nightly one begins by itself and wakes one that hangs", async () => {
    const runId = await order();
    expect(await order()).toBe(runId);
    const ordered = async () =>
      await db().$queryRaw<{ key: string }[]>`
        select key from graphile_worker.jobs where task_identifier = 'reconciliation.run' and key = ${`reconciliation.run:${runId}`}`;
    await db().$executeRaw`delete from graphile_worker._private_jobs where key = ${`reconciliation.run:${runId}`}`;
    await reconcileNightly(world.deps);
    expect(await ordered()).toEqual([]);
    world.clock.move(2 * 60 * minuteMs);
    await reconcileNightly(world.deps);
    world.clock.move(-2 * 60 * minuteMs);
    expect(await ordered()).toHaveLength(1);
    await run(runId);
    await reconcileNightly(world.deps);
    const nightly = await db().reconciliationRun.findFirstOrThrow({ where: { state: "running" } });
    expect(nightly).toMatchObject({ startedBy: "nightly" });
    await run(nightly.id);
  });
});
