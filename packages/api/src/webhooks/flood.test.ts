import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FAULT_SCALE } from "../../testing/env";
import { World, type RestCaller } from "../../testing/harness";
import { agentOf, deliver, eventsOfCall, liveEventsOf, type WireEvent } from "../../testing/retell-events";
import { settleCalls } from "../features/calls/settle";

let world: World;
let asAdmin: RestCaller;
const retellAgentId = "agent_flood";
const began = Date.UTC(2026, 4, 4, 9, 30);

beforeAll(async () => {
  world = await World.create();
  const { tenant, admin } = await world.tenant("flood");
  await agentOf(world, tenant.id, retellAgentId);
  asAdmin = await world.signIn(admin);
});
afterAll(async () => {
  await world.close();
});

/** Sends events as Retell does, all at once: what the door puts off comes again, until it is taken. Returns what was answered. */
async function pour(events: readonly WireEvent[]): Promise<number[]> {
  const answers: number[] = [];
  await Promise.all(
    events.map(async (event) => {
      for (let attempt = 0; attempt < 60; attempt++) {
        const answer = await deliver(world, event);
        answers.push(answer.status);
        if (answer.status < 300) return;
        expect([429, 503]).toContain(answer.status);
        const afterSeconds = Number(answer.headers.get("retry-after"));
        expect(afterSeconds).toBeGreaterThan(0);
        await new Promise((resolve) => setTimeout(resolve, afterSeconds * 1_000));
      }
    }),
  );
  return answers;
}

describe("a flood of events", () => {
  it("W16: is taken or put off with a time to come again, keeps nobody else out, and leaves exact books", async () => {
    // Hundreds at once are many times what one machine settles; at FAULT_SCALE=1 there are ten thousand events in flight.
    const calls = Math.ceil(1_000 * FAULT_SCALE);
    const facts = Array.from({ length: calls }, (_, n) => ({
      callId: `call_flood_${n}`,
      retellAgentId,
      startedAtMs: began + n * 1_000,
      durationMs: 1_000 + n * 37,
    }));
    const events = facts.flatMap((call) => [...liveEventsOf(call), ...eventsOfCall(call)]);
    let isFlooding = true;
    const others: number[] = [];
    const people = (async () => {
      while (isFlooding) others.push((await asAdmin("GET", "/calls?limit=5")).status);
    })();
    const settling = (async () => {
      while (isFlooding) await settleCalls(world.deps);
    })();
    const answers = await pour(events);
    isFlooding = false;
    await Promise.all([people, settling]);
    await settleCalls(world.deps);

    expect(answers.filter((status) => status < 300)).toHaveLength(events.length);
    // Somebody who works meanwhile is served; one who meets a full pool is told to come again, and nothing breaks.
    expect(others.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(others.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const db = world.deps.db.platform;
    const usage = await db.usageRecord.aggregate({ _count: true, _sum: { billableSeconds: true } });
    expect({
      calls: await db.call.count({ where: { status: "completed" } }),
      lines: await db.callTranscript.count(),
      records: usage._count,
      seconds: usage._sum.billableSeconds,
      waiting: await db.providerEvent.count({ where: { state: { not: "settled" } } }),
      transcripts: await db.providerEvent.count({ where: { event: "transcript_updated" } }),
    }).toEqual({
      calls,
      lines: 3 * calls,
      records: calls,
      seconds: facts.reduce((sum, { durationMs }) => sum + Math.ceil(durationMs / 1_000), 0),
      waiting: 0,
      transcripts: calls,
    });
  }, 600_000);
});
