import type { SandboxContext } from "../context";
import { analyseCall, costOf, latencyOf, tokenUsageOf } from "../engine/analysis";
import { voices } from "../retell/voice-catalogue";
import { announce } from "./announce";
import { bridgedTransfer, transferFacts } from "./announce-transfers";
import type { Call, CallRecord, CallStatus } from "./call-record";
import { saveCall } from "./save-call";
import { spoken } from "./spoken";
import type { Talked } from "./talked";
import { withSwaps } from "./with-swaps";

const neverConnected: ReadonlySet<string> = new Set([
  "dial_busy",
  "dial_failed",
  "dial_no_answer",
  "invalid_destination",
  "telephony_provider_permission_denied",
  "telephony_provider_unavailable",
  "sip_routing_error",
  "marked_as_spam",
  "user_declined",
]);

const failures: ReadonlySet<string> = new Set([
  "concurrency_limit_reached",
  "no_valid_payment",
  "scam_detected",
  "registered_call_timeout",
]);

/** Ends a call that was talked: transcript, cost and figures are written down, then the analysis. */
export function finishTalk(sandbox: SandboxContext, talking: CallRecord, talked: Talked, startedAt: number): void {
  const { timeline, events, collected } = talked;
  const record = withSwaps(sandbox, talking, events);
  const transfer = timeline.disconnectionReason === "call_transfer" ? bridgedTransfer(events) : undefined;
  const model = record.model ?? "gpt-4.1";
  const provider = voices.find((v) => v.voice_id === record.voices?.agentVoiceId)?.provider ?? "elevenlabs";
  const latency = latencyOf(timeline);
  const tokens = tokenUsageOf(timeline);
  const ended = saveCall(sandbox, record, {
    ...spoken(timeline),
    call_status: statusAfter(timeline.disconnectionReason),
    disconnection_reason: timeline.disconnectionReason,
    start_timestamp: startedAt,
    end_timestamp: startedAt + timeline.durationMs,
    duration_ms: timeline.durationMs,
    call_cost: costOf(timeline.durationMs, model, provider),
    ...(latency ? { latency } : {}),
    ...(tokens ? { llm_token_usage: tokens } : {}),
    ...(transfer ? { transfer_destination: transfer.number } : {}),
    ...(Object.keys(collected).length > 0 ? { collected_dynamic_variables: collected } : {}),
  });
  announce(sandbox, ended, "transcript_updated");
  announce(sandbox, ended, "call_ended");
  const questions = (record.analysis_questions ?? []).filter((question) => question.type !== "system-presets");
  const analysis = analyseCall(timeline, { questions });
  const analysed = saveCall(sandbox, ended, { call_analysis: analysis });
  announce(sandbox, analysed, "call_analyzed");
  if (!transfer) return;
  const over = saveCall(sandbox, analysed, { transfer_end_timestamp: startedAt + timeline.durationMs });
  announce(sandbox, over, "transfer_ended", transferFacts(transfer));
}

/** Ends a call in which nobody spoke: not answered, refused, or broken before it began. */
export function finishSilently(sandbox: SandboxContext, record: CallRecord, reason: string): void {
  const at = sandbox.now();
  const startedAt = record.call.start_timestamp ?? at;
  const ended = saveCall(sandbox, record, {
    call_status: statusAfter(reason),
    disconnection_reason: reason,
    start_timestamp: startedAt,
    end_timestamp: at,
    duration_ms: at - startedAt,
  });
  announce(sandbox, ended, "call_ended");
  announce(sandbox, saveCall(sandbox, ended, { call_analysis: analysisOfSilence }), "call_analyzed");
}

const analysisOfSilence: NonNullable<Call["call_analysis"]> = {
  call_summary: "There was no conversation.",
  call_successful: false,
  user_sentiment: "Unknown",
  in_voicemail: false,
  custom_analysis_data: {},
};

function statusAfter(reason: string): CallStatus {
  if (neverConnected.has(reason)) return "not_connected";
  return failures.has(reason) || reason.startsWith("error_") ? "error" : "ended";
}
