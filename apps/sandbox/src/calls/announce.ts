import type { SandboxContext } from "../context";
import type { CallRecord } from "./call-record";
import { fullCall } from "./call-view";

type CallEvent =
  | "call_started"
  | "call_ended"
  | "call_analyzed"
  | "transcript_updated"
  | "transfer_started"
  | "transfer_bridged"
  | "transfer_cancelled"
  | "transfer_ended";

const defaultEvents: readonly string[] = ["call_started", "call_ended", "call_analyzed"];

/** Sends a call event, with what belongs beside the call, to each webhook that hears of the call and listens for that event. */
export function announce(sandbox: SandboxContext, record: CallRecord, event: CallEvent, beside: object = {}): void {
  for (const webhook of [record.webhook, ...(record.more_webhooks ?? [])]) {
    const { webhook_url: url, webhook_events: events, webhook_timeout_ms: timeoutMs } = webhook ?? {};
    if (!url || !(events ?? defaultEvents).includes(event)) continue;
    sandbox.webhooks.send({
      event,
      callId: record.call.call_id,
      url,
      body: { event, call: payload(sandbox, record, event), ...beside },
      timeoutMs: timeoutMs ?? 10_000,
    });
  }
}

function payload(sandbox: SandboxContext, record: CallRecord, event: CallEvent) {
  const { call_analysis: analysis, ...call } = fullCall(sandbox, record);
  return event === "call_analyzed" ? { ...call, call_analysis: analysis } : call;
}
