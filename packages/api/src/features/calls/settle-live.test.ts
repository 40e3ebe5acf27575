import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAULT_SCALE } from "../../../testing/env";
import { World } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { agentOf, deliver, liveEventsOf, type WireEvent } from "../../../testing/retell-events";
import type { TenantCtx } from "../../kernel/context";
import { sha256Hex } from "../../kernel/crypto";
import { updateAgent } from "../agents/update";
import { publishAgent } from "../agents/versions/publish";
import { getCall } from "./get";
import { settleCalls } from "./settle";

let world: World;
let ctx: TenantCtx;
let line: Line;
const agent = "agent_settle_live";
const desk = "+14155550123";
const began = Date.UTC(2026, 4, 4, 9, 30);

beforeAll(async () => {
  world = await World.create();
  ({ ctx } = await world.tenant("turns"));
  await agentOf(world, ctx.tenant.id, agent);
  line = await lineOf(world, ctx, "+12025550171");
});
afterAll(async () => {
  await world.close();
});

const db = () => world.deps.db.platform;
const settle = () => settleCalls(world.deps);
let made = 0;
const aCall = (handedOnTo?: string) =>
  liveEventsOf({ callId: `call_turns_${++made}`, retellAgentId: agent, startedAtMs: began }, handedOnTo);

async function idOf(retellCallId: string): Promise<string> {
  return (await db().call.findUniqueOrThrow({ where: { retellCallId }, select: { id: true } })).id;
}

/** Everything that a call came to, without the ids and instants of the rows themselves. */
async function hashOf(retellCallId: string): Promise<string> {
  const call = await db().call.findUniqueOrThrow({
    where: { retellCallId },
    include: { transcript: { orderBy: { sequence: "asc" } }, usageRecords: { orderBy: { entry: "asc" } } },
  });
  const own = new Set(["id", "callId", "createdAt", "updatedAt", "recordedAt", "retellCallId", "recordingUrl"]);
  return sha256Hex(JSON.stringify(call, (key, value: unknown) => (own.has(key) ? undefined : value)));
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe("a call that is told turn by turn", () => {
  it("shows its lines while it goes on, and keeps one transcript of all that came", async () => {
    const [first, ...turns] = aCall().slice(0, -1);
    const retellCallId = String(first?.call.call_id);
    await deliver(world, first);
    await settle();
    const id = await idOf(retellCallId);
    let lines = 0;
    for (const turn of turns) {
      expect((await deliver(world, turn)).status).toBe(204);
      await settle();
      const call = await getCall(ctx, { id });
      expect(call.status).toBe("in_progress");
      expect(call.transcript.length).toBeGreaterThanOrEqual(lines);
      lines = call.transcript.length;
      expect(await db().providerEvent.count({ where: { retellCallId } })).toBe(1);
    }
    expect(lines).toBe(3);
    expect(await db().usageRecord.count({ where: { callId: id } })).toBe(0);
  });

  it("W1: an old turn that is told again changes nothing and is not kept", async () => {
    const turns = aCall();
    const retellCallId = String(turns[0]?.call.call_id);
    for (const turn of turns) await deliver(world, turn);
    await settle();
    const before = await hashOf(retellCallId);
    for (const turn of turns) expect((await deliver(world, turn)).status).toBe(204);
    await settle();
    expect(await hashOf(retellCallId)).toBe(before);
    expect(await db().providerEvent.count({ where: { retellCallId } })).toBe(1);
  });

  it(
    "W2: a transferred call is the same row, lines and cents in any order and number",
    { timeout: 240_000 },
    async () => {
      const hashes = new Set<string>();
      const sequences = Math.ceil(80 * FAULT_SCALE);
      for (let seed = 1; seed <= sequences; seed++) {
        const random = randomOf(seed * 7_919);
        const events = aCall(desk);
        const repeated = events.filter(() => random() < 0.4);
        const deliveries = [...events, ...repeated]
          .map((event) => ({ event, at: seed === 1 ? 0 : random() }))
          .toSorted((a, b) => a.at - b.at);
        for (const { event } of deliveries) {
          await deliver(world, event);
          if (random() < 0.5) await settle();
        }
        await settle();
        const retellCallId = String(events[0]?.call.call_id);
        hashes.add(await hashOf(retellCallId));
        expect(await db().providerEvent.count({ where: { retellCallId, event: "transcript_updated" } })).toBe(1);
      }
      expect(hashes.size).toBe(1);
    },
  );

  it("two workers on its turns wait for each other and never in a ring", { timeout: 120_000 }, async () => {
    const calls = Array.from({ length: 12 }, () => aCall(desk));
    const longest = Math.max(...calls.map((events) => events.length));
    for (let index = 0; index < longest; index++) {
      const round: WireEvent[] = calls.flatMap((events) => events[index] ?? []);
      await Promise.all([...round.map((event) => deliver(world, event)), settle(), settle(), settle()]);
    }
    await Promise.all([settle(), settle()]);
    const ids = calls.map((events) => String(events[0]?.call.call_id));
    expect(new Set(await Promise.all(ids.map(hashOf))).size).toBe(1);
    expect(await db().providerEvent.count({ where: { retellCallId: { in: ids }, state: { not: "settled" } } })).toBe(0);
  });

  it("knows where it was handed on to, and is charged what the provider counted", async () => {
    const events = aCall(desk);
    for (const event of events) await deliver(world, event);
    await settle();
    const id = await idOf(String(events[0]?.call.call_id));
    const call = await getCall(ctx, { id });
    expect(call).toMatchObject({
      disconnectionReason: "call_transfer",
      durationSeconds: 63,
      transfers: [{ to: desk, mode: "warm_transfer", outcome: "ended", endedAt: new Date(began + 90_000) }],
    });
    expect(await db().usageRecord.findMany({ where: { callId: id } })).toMatchObject([{ billableSeconds: 63 }]);
  });
});

describe("an agent at the provider", () => {
  const callOf = async (retellCallId: string) => {
    await settle();
    return await db().call.findUnique({ where: { retellCallId }, include: { transcript: true } });
  };

  it("asks for every turn, so that a call is read while it is spoken", { timeout: 90_000 }, async () => {
    const retellCallId = await ring(world, line.phoneNumber, { speed: 3 });
    await expect
      .poll(
        async () => {
          const call = await callOf(retellCallId);
          return call?.status === "in_progress" ? call.transcript.length : 0;
        },
        { timeout: 60_000, interval: 100 },
      )
      .toBeGreaterThan(1);
    await world.deps.retell.calls.stop(retellCallId);
    await expect.poll(async () => (await callOf(retellCallId))?.status, { timeout: 30_000 }).toBe("completed");
  });

  it("tells of a transfer from its begin to its end", { timeout: 90_000 }, async () => {
    await updateAgent(ctx, {
      id: line.agentId,
      tools: [
        {
          type: "transfer_call",
          name: "to_desk",
          description: "Hand the caller over to a person.",
          transferDestination: { type: "predefined", number: desk },
          transferOption: { type: "cold_transfer" },
        },
      ],
    });
    await publishAgent(ctx, { id: line.agentId });
    const retellCallId = await ring(world, line.phoneNumber, {
      persona: undefined,
      script: ["Can I speak to a real person, please?"],
    });
    await expect
      .poll(async () => (await callOf(retellCallId))?.transfers, { timeout: 30_000 })
      .toMatchObject([{ to: desk, mode: "cold_transfer", outcome: "ended" }]);
    expect(await callOf(retellCallId)).toMatchObject({ status: "completed", disconnectionReason: "call_transfer" });
  });
});
