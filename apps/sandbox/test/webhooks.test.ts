import { describe, expect, it } from "vitest";
import type { Delivery } from "../src/webhook-log";
import { createAgent, importNumber, startReceiver, startTestWorld, type TestWorld } from "./test-world";

const caller = { to_number: "+14155550100", from_number: "+14155559999" };

/** A world whose one number is answered by an agent with a webhook; `call` makes a call and waits until all is sent. */
async function worldWithHook(answer?: Parameters<typeof startReceiver>[0]) {
  const world = await startTestWorld();
  const hook = await startReceiver(answer);
  const agent = await createAgent(world, { webhook_url: hook.url });
  await importNumber(world, agent.agent_id);
  const call = async () => {
    const { call_id } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, script: ["Bye"] });
    await world.idle();
    return call_id;
  };
  return { world, hook, agent, call };
}

async function deliveries(world: TestWorld, query = ""): Promise<Delivery[]> {
  return (await world.control<{ webhooks: Delivery[] }>("GET", `/webhooks${query}`)).webhooks;
}

describe("delivery", () => {
  it("is tried four times, each freshly signed, and one failure holds no other event up", async () => {
    const { world, hook, call } = await worldWithHook(({ event }) => (event === "call_started" ? { status: 500 } : {}));
    const callId = await call();
    const counts = hook.received.map((webhook) => webhook.event);
    expect(counts.filter((event) => event === "call_started")).toHaveLength(4);
    expect(counts.filter((event) => event !== "call_started").sort()).toEqual(["call_analyzed", "call_ended"]);
    expect(hook.received.every((webhook) => webhook.isSignatureValid)).toBe(true);
    expect(counts.indexOf("call_ended")).toBeLessThan(counts.lastIndexOf("call_started"));

    const [started, ended] = await deliveries(world, `?call_id=${callId}`);
    expect(started).toMatchObject({ event: "call_started", state: "failed" });
    expect(started?.attempts.map((attempt) => attempt.status)).toEqual([500, 500, 500, 500]);
    expect(ended).toMatchObject({ event: "call_ended", state: "delivered" });
  });

  it("gives up on a receiver that hangs or is not there", async () => {
    const { world, agent, call } = await worldWithHook(() => "hang");
    await world.retell.agent.update(agent.agent_id, { webhook_timeout_ms: 20 });
    await call();
    expect((await deliveries(world))[0]?.attempts.map((attempt) => attempt.error)).toEqual(Array(4).fill("timeout"));
    await world.retell.agent.update(agent.agent_id, { webhook_url: "http://127.0.0.1:1/" });
    const callId = await call();
    const [first] = await deliveries(world, `?call_id=${callId}&event=call_started`);
    expect(first).toMatchObject({
      state: "failed",
      attempts: [{ status: null, error: expect.any(String) }, {}, {}, {}],
    });
  });

  it("goes only where the agent wants it, and only for the events it wants", async () => {
    const { world, hook, agent, call } = await worldWithHook();
    await world.retell.agent.update(agent.agent_id, { webhook_events: ["call_analyzed", "transcript_updated"] });
    await call();
    expect(hook.received.map((webhook) => webhook.event).sort()).toEqual(["call_analyzed", "transcript_updated"]);
    await world.retell.agent.update(agent.agent_id, { webhook_url: null });
    await call();
    expect(hook.received).toHaveLength(2);
  });

  it("can be repeated from the log", async () => {
    const { world, hook, call } = await worldWithHook();
    await call();
    const [first] = await deliveries(world);
    await world.control("POST", `/webhooks/${first?.id}/replay`);
    await world.idle();
    expect(hook.received).toHaveLength(4);
    const { isSignatureValid: _first, ...original } = hook.received.find((w) => w.event === first?.event) ?? {};
    expect(hook.received[3]).toEqual({ ...original, isSignatureValid: true });
  });
});

describe("faults of webhooks", () => {
  it("duplicates, drops and delays what it is told to, and then no more", async () => {
    const { world, hook, call } = await worldWithHook();
    await world.control("POST", "/faults", { webhook: { event: "call_ended", duplicate: 2 } });
    await world.control("POST", "/faults", { webhook: { event: "call_started", drop: true } });
    await world.control("POST", "/faults", { webhook: { event: "call_analyzed", delay_ms: 1_500 } });
    const callId = await call();
    expect(hook.received.map((webhook) => webhook.event)).toEqual([
      "call_ended",
      "call_ended",
      "call_ended",
      "call_analyzed",
    ]);
    expect((await deliveries(world, `?call_id=${callId}&event=call_started`))[0]).toMatchObject({ state: "dropped" });
    await call();
    expect(hook.received).toHaveLength(7);
  });

  it("lets later events overtake", async () => {
    const { world, hook, call } = await worldWithHook();
    await world.control("POST", "/faults", { webhook: { event: "call_started", reorder: true } });
    await call();
    expect(hook.received.map((webhook) => webhook.event).at(-1)).toBe("call_started");
    expect(hook.received).toHaveLength(3);
  });

  it("forges and ages signatures, times as often as told", async () => {
    const { world, hook, call } = await worldWithHook();
    await world.control("POST", "/faults", { webhook: { event: "call_ended", bad_signature: true }, times: "always" });
    await world.control("POST", "/faults", { webhook: { event: "call_started", stale: true }, skip: 1 });
    const valid = () => Object.fromEntries(hook.received.splice(0).map((w) => [w.event, w.isSignatureValid]));
    await call();
    expect(valid()).toEqual({ call_started: true, call_ended: false, call_analyzed: true });
    await call();
    expect(valid()).toEqual({ call_started: false, call_ended: false, call_analyzed: true });
    await world.control("DELETE", "/faults");
    await call();
    expect(valid()).toEqual({ call_started: true, call_ended: true, call_analyzed: true });
  });
});
