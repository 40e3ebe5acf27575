import type { TranscriptEntry, Utterance } from "./transcript";

export type RetellCallStatus = "registered" | "not_connected" | "ongoing" | "ended" | "error";

/**
 * A call as Retell tells it, in our words. Only the id and the status are certain: whatever was not said is `undefined`, never guessed.
 * List items carry no transcript; a call that never connected has no start, no duration and often no analysis.
 */
export interface RetellCall {
  retellCallId: string;
  status: RetellCallStatus;
  type: "phone_call" | "web_call" | undefined;
  direction: "inbound" | "outbound" | undefined;
  retellAgentId: string | undefined;
  agentVersion: number | undefined;
  agentName: string | undefined;
  /** As sent: usually E.164, but "anonymous" and internal numbers occur. */
  fromNumber: string | undefined;
  toNumber: string | undefined;
  startedAtMs: number | undefined;
  endedAtMs: number | undefined;
  transferEndedAtMs: number | undefined;
  durationMs: number | undefined;
  /** One of some thirty reasons; new ones appear. */
  disconnectionReason: string | undefined;
  transcriptText: string | undefined;
  utterances: Utterance[] | undefined;
  /** The utterances woven with tool calls, node changes and keys. */
  transcript: TranscriptEntry[] | undefined;
  recordingUrl: string | undefined;
  recordingMultiChannelUrl: string | undefined;
  publicLogUrl: string | undefined;
  analysis: RetellCallAnalysis | undefined;
  cost: RetellCallCost | undefined;
  /** Milliseconds by stage (`e2e`, `llm`, `tts` …), each with `p50`, `p90`, `max`, `values` … as sent. */
  latency: Record<string, unknown> | undefined;
  llmTokenUsage: { average: number; requestCount: number } | undefined;
  /** Ours, if we stamped the call. Never proof of ownership. */
  metadata: Record<string, unknown> | undefined;
  dynamicVariables: Record<string, unknown> | undefined;
  collectedDynamicVariables: Record<string, unknown> | undefined;
  twilioCallSid: string | undefined;
  transferDestination: string | undefined;
}

export interface RetellCallAnalysis {
  summary: string | undefined;
  successful: boolean | undefined;
  userSentiment: string | undefined;
  inVoicemail: boolean | undefined;
  customData: Record<string, unknown> | undefined;
}

/** What Retell charges for the call. Decimal text, in US cents: the JSON number's own digits, so nothing is lost on the way to Decimal. */
export interface RetellCallCost {
  combinedCents: string;
  products: { product: string; cents: string }[];
  durationSeconds: number | undefined;
}
