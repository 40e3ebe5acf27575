import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakSandbox, lineOf, mendSandbox, requestsOf, ring, type Line } from "../../../testing/line";
import { killWhen } from "../../../testing/run-elsewhere";
import { deliver, eventsOfCall } from "../../../testing/retell-events";
import { settleCalls } from "./settle";
import { syncCalls } from "./sync";

let world: World;
let line: Line;
let tenantId: string;

beforeAll(async () => {
  world = await World.create();
  const { ctx } = await world.tenant("sync");
  tenantId = ctx.tenant.id;
  line = await lineOf(world, ctx, "+12025550140");
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  await mendSandbox(world);
  // The sandbox lives by the real clock: a look from the future would never see its calls again.
  await db().platformSetting.deleteMany();
});

async function later(ms: number, work: () => Promise<void>): Promise<void> {
  world.clock.move(ms);
  await work();
  world.clock.move(-ms);
}

const db = () => world.deps.db.platform;
const never = new AbortController().signal;

async function sync(signal = never): Promise<void> {
  await syncCalls(world.deps, signal);
  await settleCalls(world.deps);
}

async function quietly<T>(work: () => Promise<T>): Promise<T> {
  await breakSandbox(world, { webhook: { drop: true }, times: "always" });
  const result = await work();
  await world.sandbox.idle();
  await mendSandbox(world);
  return result;
}

const storedOf = async (ids: string[]) => await db().providerEvent.count({ where: { retellCallId: { in: ids } } });
const gets = async (callId: string) =>
  (await requestsOf(world)).filter((line) => line === `GET /v2/get-call/${callId}`);

describe("sync", () => {
  it("shows a missed call at once and brings in what was said when it has had time", async () => {
    const callId = await quietly(() => ring(world, line.phoneNumber));
    await sync();
    expect(await db().call.findUnique({ where: { retellCallId: callId } })).toMatchObject({
      tenantId,
      status: "completed",
    });
    expect(await gets(callId)).toEqual([]);
    await later(3 * 60_000, async () => {
      await sync();
      await sync();
    });
    const call = await db().call.findUniqueOrThrow({
      where: { retellCallId: callId },
      include: { transcript: true, usageRecords: true },
    });
    expect(call.transcript.length).toBeGreaterThan(1);
    expect(call.usageRecords).toHaveLength(1);
    expect(call.callAnalysis).toBeTruthy();
    expect(await gets(callId)).toHaveLength(1);
  });

  it("asks for nothing that webhooks brought", async () => {
    const callId = await ring(world, line.phoneNumber);
    await world.sandbox.idle();
    await later(3 * 60_000, sync);
    expect(await gets(callId)).toEqual([]);
    expect(await db().call.count({ where: { retellCallId: callId, status: "completed" } })).toBe(1);
  });

  it("W6: brings in every one of 500 events that were all lost, once each, though it is cut off and killed on the way", async () => {
    // Three events a call.
    const many = 167;
    const before = await db().usageRecord.count();
    const ids = await quietly(async () => {
      const placed: string[] = [];
      for (let n = 0; n < many; n++) {
        // Long enough ago that their analysis is there, for a process whose clock cannot be moved, too.
        const startedAt = new Date(world.clock.now().getTime() - (15 + n) * 60_000).toISOString();
        placed.push(
          await ring(world, line.phoneNumber, { started_at: startedAt, persona: n % 5 ? "asks-hours" : "silent" }),
        );
      }
      return placed;
    });
    for (const after of [10, 30]) {
      const cut = new AbortController();
      const run = sync(cut.signal);
      await expect.poll(() => storedOf(ids), { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(after);
      cut.abort();
      await run;
    }
    const stored = await storedOf(ids);
    await killWhen(world, { verb: "syncCalls", input: {} }, async () => (await storedOf(ids)) > stored + 10);
    expect(await storedOf(ids)).toBeLessThan(many);
    await sync();
    await sync();
    expect(await db().call.count({ where: { retellCallId: { in: ids }, status: { not: "in_progress" } } })).toBe(many);
    expect((await db().usageRecord.count()) - before).toBe(many);
    const asked = (await requestsOf(world)).filter((line) => line.startsWith("GET /v2/get-call/"));
    // One may have been asked for by the process that was killed before it could store the answer.
    expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(1);
    expect(new Set(asked).size).toBeGreaterThanOrEqual(many);
  }, 240_000);

  it("W3: closes calls that hang in progress: as the provider tells, or as lost when it knows nothing", async () => {
    const [known] = [await quietly(() => ring(world, line.phoneNumber))];
    const startedAtMs = world.clock.now().getTime();
    const facts = { retellAgentId: line.retellAgentId, startedAtMs };
    const [lost] = eventsOfCall({ ...facts, callId: "call_that_is_nowhere" });
    const [hanging] = eventsOfCall({ ...facts, callId: known });
    await deliver(world, lost);
    await deliver(world, hanging);
    await settleCalls(world.deps);
    expect(await db().call.count({ where: { status: "in_progress" } })).toBe(2);
    await later(2 * 3_600_000 + 60_000, sync);
    expect(await db().call.count({ where: { status: "in_progress" } })).toBe(0);
    expect(await db().call.findUnique({ where: { retellCallId: known } })).toMatchObject({ status: "completed" });
    expect(
      await db().call.findUnique({ where: { retellCallId: lost.call.call_id }, include: { usageRecords: true } }),
    ).toMatchObject({
      status: "failed",
      disconnectionReason: "lost_at_provider",
      usageRecords: [{ entry: 0, billableSeconds: 0 }],
    });
  });

  it("forgets nothing when the provider is down: the next look begins where the last whole one did", async () => {
    await sync();
    const callId = await quietly(() => ring(world, line.phoneNumber));
    await breakSandbox(world, { kind: "status", status: 503, match: { path: "/v2/get-call" }, times: "always" });
    await later(20 * 60_000, async () => {
      await expect(syncCalls(world.deps, never)).rejects.toThrow("unavailable");
    });
    await mendSandbox(world);
    await later(6 * 3_600_000, sync);
    expect(await db().call.count({ where: { retellCallId: callId, status: "completed" } })).toBe(1);
  });
});
