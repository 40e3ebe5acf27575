import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { createAgent, importNumber, startReceiver, startTestWorld, type TestWorld } from "./test-world";

const caller = { to_number: "+14155550100", from_number: "+14155559999" };

/** Calls, waits until all is quiet, and reads the call back through the control API. */
async function callAndWait(world: TestWorld, body: object) {
  const { call_id: callId } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, ...body });
  await world.idle();
  const { call } = await world.control<{ call: Retell.PhoneCallResponse }>("GET", `/calls/${callId}`);
  return call;
}

describe("an inbound call", () => {
  it("is offered to the number's webhook, talked, ended and analysed", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver(({ event }) =>
      event === "call_inbound" ? { status: 200, body: { call_inbound: { metadata: { tenant: "acme" } } } } : {},
    );
    const agent = await createAgent(world, { webhook_url: hook.url });
    await importNumber(world, agent.agent_id, { inbound_webhook_url: hook.url });
    const before = Date.now();
    const { call_id: callId } = await world.control<{ call_id: string }>("POST", "/calls", {
      ...caller,
      script: ["What are your opening hours?", "Thanks, goodbye"],
    });
    await world.idle();

    const call = (await world.retell.call.retrieve(callId)) as Retell.PhoneCallResponse;
    expect(call).toMatchObject({
      call_type: "phone_call",
      direction: "inbound",
      ...caller,
      agent_id: agent.agent_id,
      agent_name: "Receptionist",
      agent_version: 0,
      call_status: "ended",
      metadata: { tenant: "acme" },
    });
    expect(call.call_id).toMatch(/^call_[0-9a-f]{27}$/);
    expect(call.end_timestamp).toBe((call.start_timestamp ?? 0) + (call.duration_ms ?? 0));
    expect(call.end_timestamp).toBeGreaterThanOrEqual(before);
    expect(call.end_timestamp).toBeLessThanOrEqual(Date.now());
    expect(call.transcript).toMatch(
      /^Agent: Hello, Harbour Dental, how can I help\?\nUser: What are your opening hours\?\n/,
    );
    expect(call.transcript_object?.[0]).toMatchObject({ role: "agent" });
    expect(call.call_analysis).toHaveProperty("call_summary");
    expect(call.call_cost).toHaveProperty("combined_cost");
    expect(call).not.toHaveProperty("retell_llm_dynamic_variables");

    expect(hook.received.map((webhook) => webhook.event).sort()).toEqual([
      "call_analyzed",
      "call_ended",
      "call_inbound",
      "call_started",
    ]);
    expect(hook.received.every((webhook) => webhook.isSignatureValid)).toBe(true);
    const byEvent = new Map(hook.received.map((webhook) => [webhook.event, webhook]));
    expect(byEvent.get("call_inbound")?.call_inbound).toEqual({
      call_id: callId,
      agent_id: agent.agent_id,
      ...caller,
    });
    expect(byEvent.get("call_started")?.call).toMatchObject({ call_id: callId, call_status: "ongoing" });
    expect(byEvent.get("call_started")?.call).not.toHaveProperty("transcript");
    expect(byEvent.get("call_ended")?.call).toMatchObject({ call_status: "ended", transcript: call.transcript });
    expect(byEvent.get("call_ended")?.call).not.toHaveProperty("call_analysis");
    expect(byEvent.get("call_analyzed")?.call).toMatchObject({ call_analysis: call.call_analysis });
  });

  it("goes to the agent, variables and settings that the webhook names", async () => {
    const world = await startTestWorld();
    const bound = await createAgent(world, { agent_name: "Bound" });
    const other = await createAgent(world, { agent_name: "Other" }, { begin_message: "Hi {{name}}!" });
    const hook = await startReceiver(() => ({
      status: 200,
      body: {
        call_inbound: {
          override_agent_id: other.agent_id,
          dynamic_variables: { name: "Ann" },
          agent_override: { agent: { agent_name: "Overridden" } },
        },
      },
    }));
    await importNumber(world, bound.agent_id, { inbound_webhook_url: hook.url });
    const call = await callAndWait(world, { script: ["Bye"] });
    expect(call).toMatchObject({
      agent_id: other.agent_id,
      agent_name: "Overridden",
      retell_llm_dynamic_variables: { name: "Ann" },
    });
    expect(call.transcript).toContain("Agent: Hi Ann!");
  });

  it("falls back to the number's agent when every attempt fails, and is declined when there is none", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver(() => ({ status: 500 }));
    const agent = await createAgent(world);
    await importNumber(world, agent.agent_id, { inbound_webhook_url: hook.url });
    expect(await callAndWait(world, { script: ["Bye"] })).toMatchObject({ agent_id: agent.agent_id });
    expect(hook.received).toHaveLength(4);

    await world.retell.phoneNumber.update(caller.to_number, { inbound_agents: null });
    const declined = await callAndWait(world, { script: ["Bye"] });
    expect(declined).toMatchObject({ call_status: "not_connected", disconnection_reason: "user_declined" });
    await expect(world.retell.call.retrieve(declined.call_id)).rejects.toMatchObject({ status: 422 });
    expect((await world.retell.call.list()).items).toHaveLength(1);
  });

  it("that names an agent nobody knows ends as an error", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver(() => ({
      status: 200,
      body: { call_inbound: { override_agent_id: "agent_nowhere" } },
    }));
    const agent = await createAgent(world);
    await importNumber(world, agent.agent_id, { inbound_webhook_url: hook.url });
    expect(await callAndWait(world, {})).toMatchObject({ call_status: "error", disconnection_reason: "error_retell" });
  });

  it("can lie in the past", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    const call = await callAndWait(world, { script: ["Bye"], started_at: "2026-03-01T10:00:00Z" });
    expect(call.start_timestamp).toBe(Date.UTC(2026, 2, 1, 10));
  });

  it("refuses callers and numbers that do not exist", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    const call = (body: object) => world.control("POST", "/calls", { ...caller, ...body });
    await expect(call({ to_number: "+14155550177" })).rejects.toThrow("404");
    await expect(call({ persona: "nobody" })).rejects.toThrow("400");
    await expect(call({ persona: "busy" })).rejects.toThrow("answers calls and makes none");
    await expect(call({ scrpit: ["x"] })).rejects.toThrow("scrpit");
  });

  it("500 calls at once all arrive, each with its three webhooks", { timeout: 90_000 }, async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
    const placed = Array.from({ length: 500 }, () =>
      world.control<{ call_id: string }>("POST", "/calls", { ...caller, persona: "asks-hours" }),
    );
    const ids = new Set((await Promise.all(placed)).map((call) => call.call_id));
    await world.idle(60_000);
    expect(ids.size).toBe(500);
    expect(new Set(hook.received.map(({ event, call }) => `${event} ${call.call_id}`)).size).toBe(1500);
    expect(hook.received).toHaveLength(1500);
  });
});

describe("a call in real time", () => {
  it("shows its lines as they are said and can be stopped in the middle", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    const agent = await createAgent(world, { webhook_url: hook.url });
    await importNumber(world, agent.agent_id);
    const { call_id: callId } = await world.control<{ call_id: string }>("POST", "/calls", {
      ...caller,
      script: ["What are your opening hours?", "And where are you?", "Bye"],
      speed: 5,
    });
    await world.idle();
    expect((await world.retell.call.retrieve(callId)).call_status).toBe("ongoing");
    expect(await world.retell.concurrency.retrieve()).toMatchObject({ current_concurrency: 1, concurrency_limit: 20 });
    await until(async () => ((await world.retell.call.retrieve(callId)).transcript ?? "") !== "");
    await world.retell.call.stop(callId);
    const call = await world.retell.call.retrieve(callId);
    expect(call).toMatchObject({ call_status: "ended", disconnection_reason: "manual_stopped" });
    expect(call.end_timestamp).toBe((call.start_timestamp ?? 0) + (call.duration_ms ?? 0));
    await world.idle();
    expect(hook.received.map((webhook) => webhook.event).sort()).toEqual([
      "call_analyzed",
      "call_ended",
      "call_started",
    ]);
    await expect(world.retell.call.stop(callId)).rejects.toMatchObject({ status: 400 });
  });

  it("with a person: said lines are answered, and hanging up ends it", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    const { call_id: callId } = await world.control<{ call_id: string }>("POST", "/calls", { ...caller, live: true });
    await world.idle();
    await world.control("POST", `/calls/${callId}/say`, { text: "What are your opening hours?" });
    const { call, can } = await world.control<{ call: Retell.PhoneCallResponse; can: object }>(
      "GET",
      `/calls/${callId}`,
    );
    expect(call.transcript_object?.map((line) => line.role)).toEqual(["agent", "user", "agent"]);
    expect(can).toEqual({ say: true, answer: false, join: false, hang_up: true });
    await world.control("POST", `/calls/${callId}/hang-up`);
    expect(await world.retell.call.retrieve(callId)).toMatchObject({
      call_status: "ended",
      disconnection_reason: "user_hangup",
    });
    await expect(world.control("POST", `/calls/${callId}/say`, { text: "Hello?" })).rejects.toThrow("409");
  });

  it("meets the limit of twenty at once", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    for (let n = 0; n < 20; n++) await world.control("POST", "/calls", { ...caller, live: true });
    await world.idle();
    const call = await callAndWait(world, { live: true });
    expect(call).toMatchObject({ call_status: "error", disconnection_reason: "concurrency_limit_reached" });
    expect(await callAndWait(world, { script: ["Bye"] })).toMatchObject({ call_status: "ended" });
  });

  it("ends when the caller is silent for too long", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world, { end_call_after_silence_ms: 10_000 })).agent_id);
    const call = await callAndWait(world, { persona: "silent" });
    expect(call).toMatchObject({ call_status: "ended", disconnection_reason: "inactivity" });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
