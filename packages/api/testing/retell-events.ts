import { createHmac } from "node:crypto";
import type { World } from "./harness";

const webhookKey = "key_voxcalls_sandbox";

/** A call object in the provider's spelling. */
export type WireCall = Record<string, unknown> & { call_id: string };

export interface WireEvent {
  readonly event: string;
  readonly call: WireCall;
}

/** `x-retell-signature` as Retell makes it (retell-sdk, lib/webhook_auth). */
export function signatureOf(rawBody: string | Uint8Array, atMs: number, key = webhookKey): string {
  const digest = createHmac("sha256", key).update(rawBody).update(String(atMs)).digest("hex");
  return `v=${atMs},d=${digest}`;
}

const lines = [
  ["agent", "Good morning, how can I help?", 0.4],
  ["user", "I would like to book a table for two.", 3.1],
  ["agent", "It is booked. Good bye.", 7.9],
] as const;

function transcriptOf(): Record<string, unknown>[] {
  const said = lines.map(([role, content, start]) => ({
    role,
    content,
    words: content
      .split(" ")
      .map((word, index) => ({ word, start: start + index * 0.3, end: start + index * 0.3 + 0.25 })),
  }));
  return [
    { role: "node_transition", former_node_name: "start", new_node_name: "welcome" },
    ...said.slice(0, 2),
    { role: "tool_call_invocation", tool_call_id: "tool_1", name: "book", arguments: '{"guests":2}' },
    { role: "tool_call_result", tool_call_id: "tool_1", content: "ok", successful: true },
    ...said.slice(2),
  ];
}

export interface CallFacts {
  readonly callId: string;
  readonly retellAgentId: string;
  readonly startedAtMs: number;
  readonly durationMs?: number;
  readonly fromNumber?: string;
  readonly toNumber?: string;
  readonly direction?: "inbound" | "outbound";
  readonly metadata?: Record<string, unknown>;
}

/** The three events of a call that was talked and ended well. */
export function eventsOfCall(facts: CallFacts): [started: WireEvent, ended: WireEvent, analyzed: WireEvent] {
  const { callId, retellAgentId, startedAtMs, durationMs = 62_300, direction = "inbound" } = facts;
  const begun = {
    call_id: callId,
    call_type: "phone_call",
    agent_id: retellAgentId,
    agent_version: 2,
    agent_name: "acme – Reception",
    call_status: "ongoing",
    direction,
    from_number: facts.fromNumber ?? "+4915112345678",
    to_number: facts.toNumber ?? "+12025550100",
    start_timestamp: startedAtMs,
    ...(facts.metadata && { metadata: facts.metadata }),
  };
  const transcript = transcriptOf();
  const over = {
    ...begun,
    call_status: "ended",
    end_timestamp: startedAtMs + durationMs,
    duration_ms: durationMs,
    disconnection_reason: "agent_hangup",
    transcript: lines.map(([role, content]) => `${role === "agent" ? "Agent" : "User"}: ${content}\n`).join(""),
    transcript_object: transcript.filter(({ words }) => words !== undefined),
    transcript_with_tool_calls: transcript,
    call_cost: {
      combined_cost: 12.5,
      product_costs: [{ product: "elevenlabs_tts", cost: 12.5 }],
      total_duration_seconds: 62,
    },
    latency: { e2e: { p50: 812, p90: 1_100, max: 1_400, num: 3, values: [700, 812, 1_400] } },
    llm_token_usage: { average: 310.5, num_requests: 4, values: [300, 310, 312, 320] },
  };
  const analysis = {
    call_summary: "A table was booked.",
    call_successful: true,
    user_sentiment: "Positive",
    in_voicemail: false,
  };
  return [
    { event: "call_started", call: begun },
    { event: "call_ended", call: over },
    { event: "call_analyzed", call: { ...over, call_analysis: { ...analysis, custom_analysis_data: { guests: 2 } } } },
  ];
}

/**
 * What Retell tells besides, in this order: each turn of the talk, and, for a call that is handed on, the transfer's begin, connection and
 * end.
 */
export function liveEventsOf(facts: CallFacts, handedOnTo?: string): WireEvent[] {
  const [started, ended, analyzed] = eventsOfCall(facts);
  const woven = transcriptOf();
  const turn = (count: number, call: WireCall): WireEvent => ({
    event: "transcript_updated",
    call: { ...call, transcript_with_tool_calls: woven.slice(0, count) },
  });
  const turns = woven.map((_, index) => turn(index + 1, started.call));
  if (handedOnTo === undefined) return [...turns, turn(woven.length, { ...started.call, call_status: "ended" })];
  const beside = {
    transfer_destination: { type: "predefined", number: handedOnTo },
    transfer_option: { type: "warm_transfer", onHoldMusic: "ringtone" },
  };
  const gone = { ...ended.call, disconnection_reason: "call_transfer", transfer_destination: handedOnTo };
  return [
    started,
    ...turns,
    { event: "transfer_started", call: started.call, ...beside },
    { event: "transfer_bridged", call: started.call, ...beside },
    turn(woven.length, { ...started.call, call_status: "ended" }),
    { event: "call_ended", call: gone },
    { event: "call_analyzed", call: { ...gone, call_analysis: analyzed.call["call_analysis"] } },
    {
      event: "transfer_ended",
      call: { ...gone, transfer_end_timestamp: facts.startedAtMs + 90_000 },
      ...beside,
    },
  ];
}

/** A dial that nobody answered: no begin, no talk. */
export function unansweredDial({ callId, retellAgentId }: Pick<CallFacts, "callId" | "retellAgentId">): WireEvent {
  return {
    event: "call_ended",
    call: {
      call_id: callId,
      call_type: "phone_call",
      agent_id: retellAgentId,
      agent_version: 0,
      call_status: "not_connected",
      direction: "outbound",
      from_number: "+12025550100",
      to_number: "+4915112345678",
      disconnection_reason: "dial_no_answer",
    },
  };
}

export interface Delivery {
  readonly signature?: string | null;
  readonly atMs?: number;
  readonly path?: string;
}

/** Sends a body to our door over HTTP, signed as Retell signs it unless told otherwise. */
export async function deliver(world: World, body: unknown, options: Delivery = {}): Promise<Response> {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const signature = options.signature ?? signatureOf(raw, options.atMs ?? world.clock.now().getTime());
  return await fetch(`${world.url}/api/webhooks/retell${options.path ?? ""}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(options.signature === null ? {} : { "x-retell-signature": signature }),
    },
    body: raw,
  });
}

/** Sends an event until it is taken, as Retell does when a door answers 503 for a moment. */
export async function deliverPatiently(world: World, body: unknown): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const { status } = await deliver(world, body);
    if (status === 204) return;
    if (status !== 503) throw new Error(`the door answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the door never took an event");
}

/** An agent's row, as if it had been made. */
export async function agentOf(world: World, tenantId: string, retellAgentId: string, assignedUserId?: string) {
  return await world.deps.db.platform.agent.create({
    data: {
      tenantId,
      retellAgentId,
      name: "Reception",
      systemPrompt: "You answer the telephone.",
      voiceId: "retell-Cimo",
      llmModel: "gpt-4.1",
      status: "active",
      assignedUserId: assignedUserId ?? null,
    },
  });
}
