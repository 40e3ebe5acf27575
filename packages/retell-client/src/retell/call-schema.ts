import { z } from "zod";
import { providerId } from "../provider-id";
import { instantMs, optional } from "./answers";
import type { RetellCall } from "./call-view";
import type { UrlPolicy } from "./fetchable-url";
import { transcriptEntry, utterance } from "./transcript";

/** Retell ends a call after two hours; a day is absurd. */
const durationMs = z.number().min(0).max(86_400_000).transform(Math.round);
const shortText = z.string().max(512);
const cents = z.number().min(0).max(100_000_000).transform(String);
const freeKeys = z.record(z.string(), z.unknown());
/** Ornament: what cannot be read is unknown, and the call stays. */
const ornament = <T>(schema: z.ZodType<T>) => optional(schema).catch(undefined);

const analysis = z
  .object({
    call_summary: optional(z.string()),
    call_successful: optional(z.boolean()),
    user_sentiment: optional(shortText),
    in_voicemail: optional(z.boolean()),
    custom_analysis_data: ornament(freeKeys),
  })
  .transform((said) => ({
    summary: said.call_summary,
    successful: said.call_successful,
    userSentiment: said.user_sentiment,
    inVoicemail: said.in_voicemail,
    customData: said.custom_analysis_data,
  }));

const cost = z
  .object({
    combined_cost: cents,
    product_costs: optional(
      z.array(
        z
          .object({ product: shortText, cost: cents })
          .transform((part) => ({ product: part.product, cents: part.cost })),
      ),
    ),
    total_duration_seconds: optional(z.number().min(0).max(86_400)),
  })
  .transform((bill) => ({
    combinedCents: bill.combined_cost,
    products: bill.product_costs ?? [],
    durationSeconds: bill.total_duration_seconds,
  }));

const tokenUsage = z
  .object({ average: z.number().min(0), num_requests: z.int().min(0) })
  .transform(({ average, num_requests }) => ({ average, requestCount: num_requests }));

/**
 * Reads a call object of a webhook, of get-call or of a list. Strict in what bills and identifies (a negative or absurd span, a number where
 * a text belongs: refused by field path), lenient in ornament, blind to keys it does not know.
 */
export function callSchema({ fetchable }: UrlPolicy): z.ZodType<RetellCall> {
  return z
    .object({
      call_id: providerId,
      call_status: z.enum(["registered", "not_connected", "ongoing", "ended", "error"]),
      call_type: openEnum(["phone_call", "web_call"]),
      direction: openEnum(["inbound", "outbound"]),
      agent_id: optional(providerId),
      agent_version: optional(z.int().min(0)),
      agent_name: optional(z.string()),
      from_number: optional(shortText),
      to_number: optional(shortText),
      start_timestamp: optional(instantMs),
      end_timestamp: optional(instantMs),
      transfer_end_timestamp: optional(instantMs),
      duration_ms: optional(durationMs),
      disconnection_reason: optional(shortText),
      transcript: optional(z.string()),
      transcript_object: optional(z.array(utterance)),
      transcript_with_tool_calls: optional(z.array(transcriptEntry)),
      recording_url: optional(fetchable),
      recording_multi_channel_url: optional(fetchable),
      public_log_url: optional(fetchable),
      call_analysis: optional(analysis),
      call_cost: optional(cost),
      latency: ornament(freeKeys),
      llm_token_usage: ornament(tokenUsage),
      metadata: ornament(freeKeys),
      retell_llm_dynamic_variables: ornament(freeKeys),
      collected_dynamic_variables: ornament(freeKeys),
      telephony_identifier: ornament(z.object({ twilio_call_sid: optional(shortText) })),
      transfer_destination: ornament(shortText),
    })
    .transform((call): RetellCall => ({
      retellCallId: call.call_id,
      status: call.call_status,
      type: call.call_type,
      direction: call.direction,
      retellAgentId: call.agent_id,
      agentVersion: call.agent_version,
      agentName: call.agent_name,
      fromNumber: call.from_number,
      toNumber: call.to_number,
      startedAtMs: call.start_timestamp,
      endedAtMs: call.end_timestamp,
      transferEndedAtMs: call.transfer_end_timestamp,
      durationMs: call.duration_ms,
      disconnectionReason: call.disconnection_reason,
      transcriptText: call.transcript,
      utterances: call.transcript_object,
      transcript: call.transcript_with_tool_calls,
      recordingUrl: call.recording_url,
      recordingMultiChannelUrl: call.recording_multi_channel_url,
      publicLogUrl: call.public_log_url,
      analysis: call.call_analysis,
      cost: call.call_cost,
      latency: call.latency,
      llmTokenUsage: call.llm_token_usage,
      metadata: call.metadata,
      dynamicVariables: call.retell_llm_dynamic_variables,
      collectedDynamicVariables: call.collected_dynamic_variables,
      twilioCallSid: call.telephony_identifier?.twilio_call_sid,
      transferDestination: call.transfer_destination,
    }));
}

/** A text of a known set; a new member of the set is unknown, something else than a text is refused. */
function openEnum<const Members extends readonly string[]>(members: Members): z.ZodType<Members[number] | undefined> {
  return optional(z.string()).transform((text) => members.find((member) => member === text));
}
