import type { CallAnalysis, CallCost, LatencyFigures, TokenUsage } from "../engine/analysis";
import type { Utterance, Voices, WovenEntry } from "../engine/timeline";
import type { AgentVersion } from "../retell/agent-fields";

export type CallStatus = "registered" | "not_connected" | "ongoing" | "ended" | "error";
export type StorageSetting = "everything" | "everything_except_pii" | "basic_attributes_only";

/** What phone calls and web calls share. */
export interface CallFields {
  call_id: string;
  agent_id: string;
  agent_version: number;
  agent_name?: string;
  call_status: CallStatus;
  /** Milliseconds since the epoch, like every other timestamp here. */
  start_timestamp?: number;
  end_timestamp?: number;
  duration_ms?: number;
  transcript?: string;
  transcript_object?: Utterance[];
  transcript_with_tool_calls?: WovenEntry[];
  call_analysis?: CallAnalysis;
  call_cost?: CallCost;
  latency?: Partial<Record<"e2e" | "llm" | "tts" | "asr", LatencyFigures>>;
  llm_token_usage?: TokenUsage;
  disconnection_reason?: string;
  metadata?: unknown;
  custom_sip_headers?: Record<string, string>;
  retell_llm_dynamic_variables?: Record<string, string>;
  collected_dynamic_variables?: Record<string, string>;
  data_storage_setting?: StorageSetting;
  opt_in_signed_url?: boolean;
  /** Where the call went when it ended by a transfer. */
  transfer_destination?: string;
  transfer_end_timestamp?: number;
}

export interface PhoneCall extends CallFields {
  call_type: "phone_call";
  direction: "inbound" | "outbound";
  from_number: string;
  to_number: string;
  telephony_identifier?: { twilio_call_sid?: string };
}

export interface WebCall extends CallFields {
  call_type: "web_call";
  access_token: string;
}

/** A call in the provider's shape, without the URLs, which depend on where the sandbox runs. */
export type Call = PhoneCall | WebCall;

/** Where an agent's webhooks go, and which. */
export type AgentWebhook = Pick<AgentVersion, "webhook_url" | "webhook_events" | "webhook_timeout_ms">;

/** A call and what the sandbox must remember of it besides. */
export interface CallRecord<C extends Call = Call> {
  call: C;
  created_at: number;
  /** Set once an agent has taken the call: who speaks, and where its webhooks go. */
  voices?: Voices;
  webhook?: AgentWebhook;
  /** Of agents that joined the call later. */
  more_webhooks?: AgentWebhook[];
  analysis_questions?: AgentVersion["post_call_analysis_data"];
  model?: string;
  /** Who spoke for the caller: a persona's name, `script`, or `person`. */
  played_by?: string;
}

/** True once the call is over, in whatever way. */
export function isOver(call: Call): boolean {
  return call.call_status !== "registered" && call.call_status !== "ongoing";
}
