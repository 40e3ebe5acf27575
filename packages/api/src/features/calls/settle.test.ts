import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAULT_SCALE } from "../../../testing/env";
import { World } from "../../../testing/harness";
import {
  agentOf,
  deliver,
  deliverPatiently,
  eventsOfCall,
  unansweredDial,
  type WireCall,
  type WireEvent,
} from "../../../testing/retell-events";
import { sha256Hex } from "../../kernel/crypto";
import { moneyText } from "../../kernel/money";
import { tidy } from "../../jobs/tidy";
import { settleCalls } from "./settle";

let world: World;
let tenantId: string;
const agentA = "agent_settle_a";
const began = Date.UTC(2026, 4, 4, 9, 30);

beforeAll(async () => {
  world = await World.create();
  tenantId = (await world.tenant("alpha")).tenant.id;
  await agentOf(world, tenantId, agentA);
});
afterAll(async () => {
  await world.close();
});

const db = () => world.deps.db.platform;
const settle = () => settleCalls(world.deps);
let made = 0;
function aCall(facts: Partial<Parameters<typeof eventsOfCall>[0]> = {}) {
  return eventsOfCall({ callId: `call_settle_${++made}`, retellAgentId: agentA, startedAtMs: began, ...facts });
}
function changed<E extends WireEvent>(event: E, facts: Partial<WireCall>): WireEvent {
  return { ...event, call: { ...event.call, ...facts } };
}

async function written(retellCallId: string) {
  return await db().call.findUniqueOrThrow({
    where: { retellCallId },
    include: { transcript: { orderBy: { sequence: "asc" } }, usageRecords: { orderBy: { entry: "asc" } } },
  });
}

/** Everything that a call came to, without the ids and instants of the rows themselves. */
async function hashOf(retellCallId: string): Promise<string> {
  const call = await written(retellCallId);
  const own = new Set(["id", "callId", "createdAt", "updatedAt", "recordedAt", "retellCallId", "recordingUrl"]);
  return sha256Hex(JSON.stringify(call, (key, value: unknown) => (own.has(key) ? undefined : value)));
}

function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed || 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe("a call", () => {
  it("becomes a row, its lines and one charge at the tenant's rate", async () => {
    const events = aCall();
    for (const event of events) expect((await deliver(world, event)).status).toBe(204);
    await settle();
    const call = await written(events[0].call.call_id);
    expect(call).toMatchObject({
      tenantId,
      agentName: "Reception",
      agentVersion: 2,
      direction: "inbound",
      status: "completed",
      phoneNumber: "+4915112345678",
      startedAt: new Date(began),
      endedAt: new Date(began + 62_300),
      durationMs: 62_300,
      durationSeconds: 63,
      callSuccessful: true,
      userSentiment: "Positive",
      disconnectionReason: "agent_hangup",
      callAnalysis: { call_summary: "A table was booked.", custom_analysis_data: { guests: 2 } },
    });
    expect(call.transcript.map(({ role, startTimeMs }) => [role, startTimeMs])).toEqual([
      ["agent", 400],
      ["user", 3_100],
      ["agent", 7_900],
    ]);
    expect(call.transcript[1]?.events).toMatchObject([{ kind: "tool_call", name: "book" }, { kind: "tool_result" }]);
    const [record, ...more] = call.usageRecords;
    expect(more).toEqual([]);
    expect(record).toMatchObject({ entry: 0, billableSeconds: 63, incrementSeconds: 1, llmTotalTokens: 1242 });
    expect(
      record && [record.conversationMinutes, record.ratePerMinute, record.totalCost].map((n) => moneyText(n)),
    ).toEqual(["1.0500", "0.1600", "0.1680"]);
    expect(await db().providerEvent.count({ where: { retellCallId: call.retellCallId, state: "settled" } })).toBe(3);
  });

  it("is seen while it goes on, without a charge", async () => {
    const [started] = aCall();
    await deliver(world, started);
    await settle();
    const call = await written(started.call.call_id);
    expect(call).toMatchObject({ status: "in_progress", endedAt: null, durationSeconds: null });
    expect(call.usageRecords).toEqual([]);
  });

  it("W3: needs no more than a lonely call_analyzed", async () => {
    const whole = aCall();
    for (const event of whole) await deliver(world, event);
    const lonely = aCall()[2];
    await deliver(world, lonely);
    await settle();
    expect(await hashOf(lonely.call.call_id)).toBe(await hashOf(whole[0].call.call_id));
  });

  it("W3: ends when its end is told two days late", async () => {
    const [started, ended] = aCall();
    await deliver(world, started);
    await settle();
    world.clock.move(48 * 3_600_000);
    await deliver(world, ended);
    await settle();
    world.clock.move(-48 * 3_600_000);
    expect(await written(started.call.call_id)).toMatchObject({ status: "completed", durationSeconds: 63 });
  });

  it("W3: that nobody answered is a call, and its charge is 0", async () => {
    const dial = unansweredDial({ callId: "call_unanswered", retellAgentId: agentA });
    await deliver(world, dial);
    await settle();
    const call = await written("call_unanswered");
    expect(call).toMatchObject({
      status: "failed",
      startedAt: null,
      durationSeconds: 0,
      direction: "outbound",
      disconnectionReason: "dial_no_answer",
    });
    expect(call.usageRecords).toMatchObject([{ entry: 0, billableSeconds: 0 }]);
    expect(moneyText(call.usageRecords[0]?.totalCost ?? "?")).toBe("0.0000");
  });

  it("is charged the difference when its duration is corrected, and its first charge stays", async () => {
    const [, ended, analyzed] = aCall();
    await deliver(world, ended);
    await settle();
    const version = { tenantId, plan: "pro", incrementSeconds: 60 } as const;
    await db().rateVersion.createMany({
      data: [
        { ...version, ratePerMinute: "9.0000", startsAt: new Date(began + 1) },
        { ...version, ratePerMinute: "0.1600", incrementSeconds: 1, startsAt: new Date(began + 2) },
      ],
    });
    await deliver(world, changed(analyzed, { duration_ms: 50_000 }));
    await settle();
    await settle();
    const { usageRecords } = await written(ended.call.call_id);
    expect(
      usageRecords.map((row) => [
        row.entry,
        row.billableSeconds,
        moneyText(row.conversationMinutes),
        moneyText(row.totalCost),
      ]),
    ).toEqual([
      [0, 63, "1.0500", "0.1680"],
      [1, -13, "-0.2167", "-0.0347"],
    ]);
  });

  it("W10: with ten thousand characters in a line and five thousand lines is stored whole", async () => {
    const [, ended] = aCall();
    const line = (n: number) => ({
      role: n % 2 ? "user" : "agent",
      content: n ? `line ${n}` : "é\u202e".repeat(50_000),
      words: [],
    });
    const long = changed(ended, { transcript_with_tool_calls: Array.from({ length: 5_000 }, (_, n) => line(n)) });
    expect((await deliver(world, long)).status).toBe(204);
    await settle();
    const { transcript } = await written(ended.call.call_id);
    expect(transcript).toHaveLength(5_000);
    expect(transcript[0]?.content).toHaveLength(100_000);
  });
});

describe("order and number", () => {
  it("W2: six orders, each once, doubled and with one repeat, all come to the same", { timeout: 60_000 }, async () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const hashes = new Set<string>();
    for (const order of orders) {
      for (const copies of [
        [1, 1, 1],
        [2, 2, 2],
        [1, 3, 1],
      ]) {
        const events = aCall();
        const seen: string[] = [];
        for (const index of order) {
          const event = events[index] ?? events[0];
          for (let copy = 0; copy < (copies[index] ?? 1); copy++) {
            await deliver(world, event);
            await settle();
            seen.push((await written(event.call.call_id)).status);
          }
        }
        const firstOver = seen.indexOf("completed");
        expect(seen.slice(firstOver)).not.toContain("in_progress");
        hashes.add(await hashOf(events[0].call.call_id));
      }
    }
    expect(hashes.size).toBe(1);
  });

  it("W1: every event one to four times, in random order from 24 senders, leaves exact books", async () => {
    // A thousand calls, three thousand events sent 7,500 times, take minutes on a small machine: FAULT_SCALE=1 plays them all.
    const calls = Math.ceil(1_000 * FAULT_SCALE);
    const before = await books();
    const events = Array.from({ length: calls }, (_, n) =>
      aCall({ startedAtMs: began + n * 1_000, durationMs: 1_000 + n * 37 }),
    );
    const deliveries = shuffled(
      events.flat().flatMap((event, n) => Array.from({ length: 1 + (n % 4) }, () => event)),
      11,
    );
    const senders = Array.from({ length: 24 }, async (_, sender) => {
      for (let n = sender; n < deliveries.length; n += 24) await deliverPatiently(world, deliveries[n]);
    });
    await Promise.all([...senders, settleLoop(10), settleLoop(10)]);
    await settle();
    const after = await books();
    expect({
      calls: after.calls - before.calls,
      records: after.records - before.records,
      seconds: after.seconds - before.seconds,
      lines: after.lines - before.lines,
    }).toEqual({
      calls,
      records: calls,
      seconds: events.reduce((sum, _, n) => sum + Math.ceil((1_000 + n * 37) / 1_000), 0),
      lines: 3 * calls,
    });
    expect(await db().providerEvent.count({ where: { state: "pending" } })).toBe(0);
  }, 600_000);

  it("two workers on the events of one call write it once", { timeout: 60_000 }, async () => {
    const calls = Array.from({ length: 20 }, () => aCall());
    const before = await books();
    for (const index of [0, 1, 2]) {
      await Promise.all(calls.map((events) => deliver(world, events[index])));
      await Promise.all([settle(), settle(), settle()]);
    }
    const after = await books();
    expect([after.calls - before.calls, after.records - before.records]).toEqual([20, 20]);
  });

  async function settleLoop(times: number): Promise<void> {
    for (let n = 0; n < times; n++) await settle();
  }

  async function books() {
    const [calls, lines, usage] = await Promise.all([
      db().call.count(),
      db().callTranscript.count(),
      db().usageRecord.aggregate({ _count: true, _sum: { billableSeconds: true } }),
    ]);
    return { calls, lines, records: usage._count, seconds: usage._sum.billableSeconds ?? 0 };
  }
});

describe("whose a call is", () => {
  it("W11: an event of an unknown agent waits and is claimed when the agent appears", async () => {
    const events = aCall({ retellAgentId: "agent_not_yet" });
    for (const event of events) expect((await deliver(world, event)).status).toBe(202);
    await settle();
    const retellCallId = events[0].call.call_id;
    expect(await db().providerEvent.count({ where: { retellCallId, state: "parked" } })).toBe(3);
    expect(await db().call.count({ where: { retellCallId } })).toBe(0);
    await agentOf(world, tenantId, "agent_not_yet");
    await settle();
    expect(await written(retellCallId)).toMatchObject({ tenantId, status: "completed" });
  });

  it("W11: an agent that was deleted keeps getting its calls", async () => {
    const { id } = await agentOf(world, tenantId, "agent_deleted");
    await db().agent.update({ where: { id }, data: { status: "deleted" } });
    const events = aCall({ retellAgentId: "agent_deleted" });
    for (const event of events) await deliver(world, event);
    await settle();
    expect(await written(events[0].call.call_id)).toMatchObject({ tenantId, agentId: id });
  });

  it("W12: is decided by the agent, whatever the metadata claims", async () => {
    const { tenant: other } = await world.tenant("omega");
    await agentOf(world, other.id, "agent_omega");
    const events = aCall({ retellAgentId: "agent_omega", metadata: { tenant_id: tenantId, agent_id: agentA } });
    for (const event of events) await deliver(world, event);
    await settle();
    expect(await written(events[0].call.call_id)).toMatchObject({ tenantId: other.id });
  });

  it("W12: a claimed call id neither takes over another tenant's row nor one that is not being dialled", async () => {
    const { tenant: victim } = await world.tenant("victim");
    const victimAgent = await agentOf(world, victim.id, "agent_victim");
    const row = (retellCallId: string, agentId: string) =>
      db().call.create({
        data: {
          tenantId: victim.id,
          agentId,
          retellCallId,
          direction: "outbound",
          status: "in_progress",
          occurredAt: new Date(),
        },
      });
    const dialling = await row("dialling:x", victimAgent.id);
    await db().call.update({ where: { id: dialling.id }, data: { retellCallId: `dialling:${dialling.id}` } });
    const running = await row("call_running", victimAgent.id);
    for (const target of [dialling, running]) {
      const events = aCall({ metadata: { call_id: target.id } });
      for (const event of events) await deliver(world, event);
      await settle();
      expect(await written(events[0].call.call_id)).toMatchObject({ tenantId });
      expect(await db().call.findUnique({ where: { id: target.id } })).toMatchObject({
        tenantId: victim.id,
        status: "in_progress",
      });
    }
  });

  it("W13: belongs to the user who held the number when it began, whoever holds it now", async () => {
    const [first, second] = [
      await world.person(tenantId, "first@alpha.test", "user"),
      await world.person(tenantId, "second@alpha.test", "user"),
    ];
    const number = await db().phoneNumber.create({
      data: { phoneNumber: "+12025550177", countryCode: "US", tenantId, status: "assigned" },
    });
    const moved = new Date(began + 30_000);
    await db().phoneNumberHolding.createMany({
      data: [
        {
          tenantId,
          phoneNumberId: number.id,
          userId: first.userId,
          heldFrom: new Date(began - 1_000),
          heldUntil: moved,
        },
        { tenantId, phoneNumberId: number.id, userId: second.userId, heldFrom: moved },
      ],
    });
    const before = aCall({ toNumber: "+12025550177" });
    const later = aCall({ toNumber: "+12025550177", startedAtMs: began + 60_000 });
    for (const event of [...before, ...later]) await deliver(world, event);
    await settle();
    expect(await written(before[0].call.call_id)).toMatchObject({ userId: first.userId });
    expect((await written(before[0].call.call_id)).usageRecords).toMatchObject([{ userId: first.userId }]);
    expect(await written(later[0].call.call_id)).toMatchObject({ userId: second.userId });
  });

  it("falls to the agent's own user when the number had none", async () => {
    const { userId } = await world.person(tenantId, "third@alpha.test", "user");
    await agentOf(world, tenantId, "agent_of_third", userId);
    const events = aCall({ retellAgentId: "agent_of_third" });
    await deliver(world, events[2]);
    await settle();
    expect(await written(events[0].call.call_id)).toMatchObject({ userId });
  });
});

describe("a call whose events had their time", () => {
  it("W3: stays as it is written when one more event comes after the others were removed", async () => {
    const events = aCall({ startedAtMs: world.clock.now().getTime() });
    const retellCallId = events[0].call.call_id;
    for (const event of events) await deliver(world, event);
    await settle();
    const before = await hashOf(retellCallId);
    world.clock.move(100 * 24 * 3_600_000);
    await tidy(world.deps);
    expect(await db().providerEvent.count({ where: { retellCallId } })).toBe(0);
    expect((await deliver(world, events[0])).status).toBe(204);
    await settle();
    expect(await hashOf(retellCallId)).toBe(before);
    expect(await db().providerEvent.findMany({ where: { retellCallId } })).toMatchObject([{ state: "dead" }]);
    world.clock.move(-100 * 24 * 3_600_000);
  });
});

describe("a call that cannot be written", () => {
  it("is set aside and keeps no other from being written", async () => {
    const poison = changed(aCall()[1], { call_id: "call_poison" });
    const [good, alsoGood] = [aCall(), aCall()];
    await deliver(world, good[1]);
    await deliver(world, poison);
    await deliver(world, alsoGood[1]);
    // A body that was readable when it came and is not any more, as after a change of our own code.
    await db().$executeRaw`
      update provider_events set source = 'sync', body = '{"call":{"retellCallId":"call_poison","status":"ended","startedAtMs":1e18}}'
      where retell_call_id = 'call_poison'`;
    await settle();
    expect(await db().providerEvent.findMany({ where: { retellCallId: "call_poison" } })).toMatchObject([
      { state: "dead" },
    ]);
    expect(await written(good[1].call.call_id)).toMatchObject({ status: "completed" });
    expect(await written(alsoGood[1].call.call_id)).toMatchObject({ status: "completed" });
  });
});
