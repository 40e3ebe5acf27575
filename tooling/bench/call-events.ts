import { createHmac, randomUUID } from "node:crypto";
import { rawRequest, type RawRequest } from "./load";
import { retellAgentIdOf } from "./seed";

/** Tenants whose agents are called. */
export const CALLED_TENANTS = 100;
const LINES = 20;
const TALK = "I would like to book a table for two please".split(" ");

/** The last event of a call, which tells all of it: twenty lines of ten words, as Retell spells it. `call_id` and `agent_id` are left to the caller. */
export function analysedCall(callId: string, retellAgentId: string, startedAtMs: number): Record<string, unknown> {
  const said = Array.from({ length: LINES }, (_, line) => ({
    role: line % 2 === 0 ? "agent" : "user",
    content: TALK.join(" "),
    words: TALK.map((word, index) => ({ word, start: line * 5 + index * 0.4, end: line * 5 + index * 0.4 + 0.3 })),
  }));
  return {
    event: "call_analyzed",
    call: {
      call_id: callId,
      call_type: "phone_call",
      agent_id: retellAgentId,
      agent_version: 2,
      agent_name: "Reception",
      call_status: "ended",
      direction: "inbound",
      from_number: "+4915112345678",
      to_number: "+12025550100",
      start_timestamp: startedAtMs,
      end_timestamp: startedAtMs + 100_000,
      duration_ms: 100_000,
      disconnection_reason: "agent_hangup",
      transcript: said.map(({ role, content }) => `${role === "agent" ? "Agent" : "User"}: ${content}\n`).join(""),
      transcript_object: said,
      transcript_with_tool_calls: said,
      latency: { e2e: { p50: 812, p90: 1_100, max: 1_400, num: 3, values: [700, 812, 1_400] } },
      llm_token_usage: { average: 310.5, num_requests: 4, values: [300, 310, 312, 320] },
      call_analysis: {
        call_summary: "A table was booked.",
        call_successful: true,
        user_sentiment: "Positive",
        in_voicemail: false,
        custom_analysis_data: { guests: 2 },
      },
    },
  };
}

/** The event of a call of its own, signed and ready to be sent. */
export function delivery(n: number, webhookKey: string): RawRequest {
  const now = Date.now();
  const agent = retellAgentIdOf(2 + (n % CALLED_TENANTS));
  const body = JSON.stringify(analysedCall(`call_${randomUUID()}`, agent, now - 200_000 + n));
  const digest = createHmac("sha256", webhookKey).update(body).update(String(now)).digest("hex");
  const headers = { "content-type": "application/json", "x-retell-signature": `v=${now},d=${digest}` };
  return rawRequest("POST", "/api/webhooks/retell", headers, body);
}

/** So many events of as many calls. */
export function deliveries(count: number, webhookKey: string): RawRequest[] {
  return Array.from({ length: count }, (_, n) => delivery(n, webhookKey));
}
