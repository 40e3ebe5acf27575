import type { SandboxContext } from "../context";
import type { CallRecord } from "./call-record";
import { fullCall } from "./call-view";

type CallEvent = "call_started" | "call_ended" | "call_analyzed" | "transcript_updated";

const defaultEvents: readonly string[] = ["call_started", "call_ended", "call_analyzed"];

/** Sends a call event to the agent's webhook, if it has one and listens for that event. */
export function announce(sandbox: SandboxContext, record: CallRecord, event: CallEvent): void {
  const { webhook_url: url, webhook_events: events, webhook_timeout_ms: timeoutMs } = record.webhook ?? {};
  if (!url || !(events ?? defaultEvents).includes(event)) return;
  sandbox.webhooks.send({
    event,
    callId: record.call.call_id,
    url,
    body: { event, call: payload(sandbox, record, event) },
    timeoutMs: timeoutMs ?? 10_000,
  });
}

function payload(sandbox: SandboxContext, record: CallRecord, event: CallEvent) {
  const { call_analysis: analysis, ...call } = fullCall(sandbox, record);
  return event === "call_analyzed" ? { ...call, call_analysis: analysis } : call;
}
