import { z } from "zod";
import { providerId } from "../provider-id";
import { LAST_INSTANT_MS } from "./answers";
import type { RetellCall, RetellCallAnalysis, RetellCallCost } from "./call-view";
import type { UrlPolicy } from "./fetchable-url";
import { toEntry, toUtterance, utteranceWire } from "./transcript";

/** Retell ends a call after two hours; a day is absurd. */
const LONGEST_CALL_MS = 86_400_000;

const text = z.string().nullish();
const shortText = z.string().max(512).nullish();
const instant = z.number().min(0).max(LAST_INSTANT_MS).nullish();
const cents = z.number().min(0).max(100_000_000);

const analysisWire = z.object({
  call_summary: text,
  call_successful: z.boolean().nullish(),
  user_sentiment: shortText,
  in_voicemail: z.boolean().nullish(),
  custom_analysis_data: z.unknown().optional(),
});

const costWire = z.object({
  combined_cost: cents,
  product_costs: z.array(z.object({ product: z.string().max(512), cost: cents })).nullish(),
  total_duration_seconds: z.number().min(0).max(86_400).nullish(),
});

/**
 * Reads a call object of a webhook, of get-call or of a list. Strict in what bills and identifies (a negative or absurd span, a number where
 * a text belongs: refused by field path), lenient in ornament, blind to keys it does not know.
 */
export function callSchema({ fetchable }: UrlPolicy): z.ZodType<RetellCall> {
  const url = fetchable.nullish();
  // Flat and without a transform a field: this runs within the webhook door, where zod's compiled path is ten times faster.
  return z
    .object({
      call_id: providerId,
      call_status: z.enum(["registered", "not_connected", "ongoing", "ended", "error"]),
      call_type: text,
      direction: text,
      agent_id: providerId.nullish(),
      agent_version: z.int().min(0).nullish(),
      agent_name: text,
      from_number: shortText,
      to_number: shortText,
      start_timestamp: instant,
      end_timestamp: instant,
      transfer_end_timestamp: instant,
      duration_ms: z.number().min(0).max(LONGEST_CALL_MS).nullish(),
      disconnection_reason: shortText,
      transcript: text,
      transcript_object: z.array(utteranceWire).nullish(),
      transcript_with_tool_calls: z.array(z.looseObject({ role: z.string() })).nullish(),
      recording_url: url,
      recording_multi_channel_url: url,
      public_log_url: url,
      call_analysis: analysisWire.nullish(),
      call_cost: costWire.nullish(),
      latency: z.unknown().optional(),
      llm_token_usage: z.unknown().optional(),
      metadata: z.unknown().optional(),
      retell_llm_dynamic_variables: z.unknown().optional(),
      collected_dynamic_variables: z.unknown().optional(),
      telephony_identifier: z.unknown().optional(),
      transfer_destination: z.unknown().optional(),
    })
    .transform((call): RetellCall => ({
      retellCallId: call.call_id,
      status: call.call_status,
      type: known(["phone_call", "web_call"], call.call_type),
      direction: known(["inbound", "outbound"], call.direction),
      retellAgentId: call.agent_id ?? undefined,
      agentVersion: call.agent_version ?? undefined,
      agentName: call.agent_name ?? undefined,
      fromNumber: call.from_number ?? undefined,
      toNumber: call.to_number ?? undefined,
      startedAtMs: whole(call.start_timestamp),
      endedAtMs: whole(call.end_timestamp),
      transferEndedAtMs: whole(call.transfer_end_timestamp),
      durationMs: whole(call.duration_ms),
      disconnectionReason: call.disconnection_reason ?? undefined,
      transcriptText: call.transcript ?? undefined,
      utterances: call.transcript_object?.map(toUtterance),
      transcript: call.transcript_with_tool_calls?.map(toEntry),
      recordingUrl: call.recording_url ?? undefined,
      recordingMultiChannelUrl: call.recording_multi_channel_url ?? undefined,
      publicLogUrl: call.public_log_url ?? undefined,
      analysis: toAnalysis(call.call_analysis),
      cost: toCost(call.call_cost),
      latency: plainObject(call.latency),
      llmTokenUsage: toTokenUsage(plainObject(call.llm_token_usage)),
      metadata: plainObject(call.metadata),
      dynamicVariables: plainObject(call.retell_llm_dynamic_variables),
      collectedDynamicVariables: plainObject(call.collected_dynamic_variables),
      twilioCallSid: someText(plainObject(call.telephony_identifier)?.twilio_call_sid),
      transferDestination: someText(call.transfer_destination),
    }));
}

function toAnalysis(said: z.output<typeof analysisWire> | null | undefined): RetellCallAnalysis | undefined {
  if (said == null) return undefined;
  return {
    summary: said.call_summary ?? undefined,
    successful: said.call_successful ?? undefined,
    userSentiment: said.user_sentiment ?? undefined,
    inVoicemail: said.in_voicemail ?? undefined,
    customData: plainObject(said.custom_analysis_data),
  };
}

function toCost(bill: z.output<typeof costWire> | null | undefined): RetellCallCost | undefined {
  if (bill == null) return undefined;
  return {
    combinedCents: String(bill.combined_cost),
    products: bill.product_costs?.map(({ product, cost }) => ({ product, cents: String(cost) })) ?? [],
    durationSeconds: bill.total_duration_seconds ?? undefined,
  };
}

function toTokenUsage(usage: Record<string, unknown> | undefined): RetellCall["llmTokenUsage"] {
  const { average, num_requests: requestCount } = usage ?? {};
  return typeof average === "number" && typeof requestCount === "number" ? { average, requestCount } : undefined;
}

/** A new member of a set is unknown, not wrong. */
function known<const Member extends string>(members: readonly Member[], word: string | null | undefined) {
  return members.find((member) => member === word);
}

function whole(ms: number | null | undefined): number | undefined {
  return ms == null ? undefined : Math.round(ms);
}

function someText(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, 512) : undefined;
}

function plainObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Record<string, unknown>;
}
