import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { deliver, eventsOfCall } from "../../../testing/retell-events";
import { settleCalls } from "../calls/settle";
import { syncCalls } from "../calls/sync";

let world: World;
let made = 0;

beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  await db().callHold.deleteMany();
});

const db = () => world.deps.db.platform;

interface House {
  readonly tenantId: string;
  readonly line: Line;
  readonly admin: RestCaller;
}

async function house(slug: string, caps: Parameters<World["tenant"]>[1]): Promise<House> {
  const { ctx, admin } = await world.tenant(slug, caps);
  const line = await lineOf(world, ctx, `+120255503${String(10 + made++)}`);
  return { tenantId: ctx.tenant.id, line, admin: await world.signIn(admin) };
}

let rung = 0;

/** Asks the door as Retell does; the seconds that the call may last, or why it was declined. */
async function askOnce({ line, tenantId }: House, callId: string): Promise<number | string> {
  const ringing = { from_number: "+4915112345678", to_number: line.phoneNumber, call_id: callId };
  const answer = await deliver(world, { event: "call_inbound", call_inbound: ringing }, { path: "/inbound" });
  if (!answer.ok) return "late";
  const { call_inbound: told } = (await answer.json()) as {
    call_inbound: { agent_override?: { agent: { max_call_duration_ms: number } } };
  };
  if (told.agent_override) return told.agent_override.agent.max_call_duration_ms / 1000;
  const noted = await db().declinedCall.findUnique({ where: { retellCallId: callId } });
  return noted?.tenantId === tenantId ? noted.reason : "late";
}

/** The same until the door has decided: on a slow machine it may decline unseen, and takes back what it had reserved. */
async function ask(them: House, callId?: string): Promise<number | string> {
  for (;;) {
    const answer = await askOnce(them, callId ?? `call_hold_${++rung}`);
    if (answer !== "late") return answer;
    await pause(Math.random() * 500);
  }
}

const slowly = { timeout: 180_000 };
const patience = { timeout: 60_000, interval: 200 };
const letIn = (answers: (number | string)[]) => answers.filter((it) => typeof it === "number").length;

const heldSeconds = async (tenantId: string) =>
  (await db().callHold.aggregate({ where: { tenantId }, _sum: { seconds: true } }))._sum.seconds ?? 0;
const seconds = (answers: (number | string)[]) => answers.reduce<number>((sum, it) => sum + (Number(it) || 0), 0);

/** The events of a call that was let in with this id, until and with its end. */
async function talk({ line }: House, callId: string, durationMs: number): Promise<void> {
  const facts = { callId, retellAgentId: line.retellAgentId, startedAtMs: world.clock.now().getTime(), durationMs };
  for (const event of eventsOfCall(facts)) await deliver(world, event);
  await settleCalls(world.deps);
}

describe("C4: minutes are reserved before a call", () => {
  it("C4: fifty calls at once with ten minutes left never exceed them", slowly, async () => {
    const them = await house("fifty", { monthlyMinutesLimit: 10 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(them)));
    expect(seconds(answers)).toBeLessThanOrEqual(600);
    // What a late answer had reserved comes back, and is given to the next.
    const asked = async () => (answers.push(await ask(them)), seconds(answers));
    await expect.poll(asked, patience).toBe(600);
    expect(await ask(them)).toBe("minutes_held");
    expect(await heldSeconds(them.tenantId)).toBe(600);
  });

  it("C4: fifty dials at once never exceed them either", slowly, async () => {
    const them = await house("dials", { monthlyMinutesLimit: 10 });
    const dial = async (i: number) =>
      await them.admin("POST", "/calls", { agent_id: them.line.agentId, to_number: `+491511234${String(5000 + i)}` });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => dial(i)));
    const codes = answers.map(({ status, body }) => `${status} ${String(body["code"] ?? "")}`.trim());
    expect([...new Set(codes)].toSorted()).toEqual(["201", "403 plan_limit_reached"]);
    await world.sandbox.idle();
    await settleCalls(world.deps);
    const used = await db().usageRecord.aggregate({
      where: { tenantId: them.tenantId },
      _sum: { conversationMinutes: true },
    });
    expect(Number(used._sum.conversationMinutes)).toBeLessThanOrEqual(10);
    expect(await heldSeconds(them.tenantId)).toBe(0);
    expect(await db().declinedCall.count({ where: { tenantId: them.tenantId, direction: "outbound" } })).toBe(
      codes.filter((code) => code !== "201").length,
    );
  });

  it("gives back what the call did not use, in the transaction that charges it", async () => {
    const them = await house("gives-back", { monthlyMinutesLimit: 10 });
    expect(await ask(them, "call_short")).toBe(300);
    expect(await ask(them)).toBe(300);
    expect(await ask(them)).toBe("minutes_held");
    await talk(them, "call_short", 60_000);
    // 600 - 60 used - 300 held by the other.
    expect(await ask(them)).toBe(240);
  });

  it("asked again about one call gives the same hold", async () => {
    const them = await house("again", { monthlyMinutesLimit: 10 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(them, "call_again")));
    expect(answers).toEqual([300, 300, 300, 300]);
    expect(await db().callHold.count({ where: { tenantId: them.tenantId } })).toBe(1);
  });

  it("keeps the hold of a call in progress, and sweeps that of a call that never came", async () => {
    const them = await house("swept", { monthlyMinutesLimit: 10 });
    await ask(them, "call_came");
    await ask(them, "call_never_came");
    const facts = {
      callId: "call_came",
      retellAgentId: them.line.retellAgentId,
      startedAtMs: world.clock.now().getTime(),
    };
    await deliver(world, eventsOfCall(facts)[0]);
    await settleCalls(world.deps);
    world.clock.move(6 * 60_000);
    await syncCalls(world.deps, new AbortController().signal);
    world.clock.move(-6 * 60_000);
    expect(await db().callHold.findMany({ where: { tenantId: them.tenantId } })).toMatchObject([
      { retellCallId: "call_came", callId: expect.any(String) },
    ]);
  });

  it("a call that was answered without asking us takes a line until it ends", async () => {
    const them = await house("unasked", {});
    const facts = {
      callId: "call_unasked",
      retellAgentId: them.line.retellAgentId,
      startedAtMs: world.clock.now().getTime(),
    };
    const [started, ended] = eventsOfCall(facts);
    await deliver(world, started);
    await settleCalls(world.deps);
    expect(await db().callHold.findMany({ where: { tenantId: them.tenantId } })).toMatchObject([{ seconds: 0 }]);
    await deliver(world, ended);
    await settleCalls(world.deps);
    expect(await db().callHold.count({ where: { tenantId: them.tenantId } })).toBe(0);
  });

  it("ends a call at what was reserved for it, and declines the next", async () => {
    const them = await house("two-minutes", { monthlyMinutesLimit: 2 });
    await db().tenant.update({ where: { id: them.tenantId }, data: { monthlyMinutesLimit: 1 } });
    const script = Array.from({ length: 40 }, (_, i) => `Tell me more about number ${i}, please, and do not hang up.`);
    const callId = await ring(world, them.line.phoneNumber, { persona: undefined, script });
    await world.sandbox.idle();
    await settleCalls(world.deps);
    expect(await db().call.findUnique({ where: { retellCallId: callId } })).toMatchObject({
      disconnectionReason: "max_duration_reached",
      durationSeconds: 60,
    });
    expect(await ask(them)).toBe("minutes");
  });
});

describe("lines", () => {
  it("C4: never more calls at once than the tenant's lines, exactly so under concurrency", slowly, async () => {
    const them = await house("five-lines", { guaranteedLines: 2, maxLines: 5 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(them)));
    const asked = async () => (answers.push(await ask(them)), letIn(answers));
    await expect.poll(asked, patience).toBe(5);
    expect(await ask(them)).toBe("lines");
    expect(await db().callHold.count({ where: { tenantId: them.tenantId } })).toBe(5);
    const [sample] = await db().callHold.findMany({ where: { tenantId: them.tenantId, isShared: false }, take: 1 });
    await talk(them, sample?.retellCallId ?? "", 30_000);
    expect(typeof (await ask(them))).toBe("number");
    expect(await ask(them)).toBe("lines");
  });

  it("guaranteed ones are there whatever others do, shared ones for whoever comes first", slowly, async () => {
    await db().platformSetting.upsert({
      where: { key: "settings" },
      create: { key: "settings", value: { sharedLines: 3 } },
      update: { value: { sharedLines: 3 } },
    });
    const [greedy, modest] = [
      await house("greedy", { guaranteedLines: 1, maxLines: 30 }),
      await house("modest", { guaranteedLines: 2, maxLines: 30 }),
    ];
    const both = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(i % 2 ? greedy : modest)));
    const asked = async () => (both.push(await ask(greedy), await ask(modest)), letIn(both));
    await expect.poll(asked, patience).toBe(1 + 2 + 3);
    expect([await ask(greedy), await ask(modest)]).toEqual(["shared_lines", "shared_lines"]);
    expect(await db().callHold.count({ where: { isShared: true } })).toBe(3);
    expect(await db().callHold.count({ where: { tenantId: modest.tenantId, isShared: false } })).toBe(2);
    await db().platformSetting.deleteMany();
  });

  it("a dial beyond them is refused with the reason, and what a failed dial had reserved is given back", async () => {
    const them = await house("one-line", { guaranteedLines: 1, maxLines: 1 });
    await ask(them, "call_takes_the_line");
    const order = { agent_id: them.line.agentId, to_number: "+4915112340777" };
    const refused = await them.admin("POST", "/calls", order);
    expect([refused.status, refused.body["code"], refused.body["detail"]]).toEqual([
      403,
      "plan_limit_reached",
      "All lines are in use.",
    ]);
    await talk(them, "call_takes_the_line", 10_000);
    expect((await them.admin("POST", "/calls", { ...order, from_number: "+12025550123" })).status).toBe(404);
    expect(await db().callHold.count({ where: { tenantId: them.tenantId } })).toBe(0);
    expect((await them.admin("POST", "/calls", order)).status).toBe(201);
  });
});
