import type { Timeline } from "./timeline";

export interface CallAnalysis {
  call_summary: string;
  call_successful: boolean;
  user_sentiment: "Negative" | "Positive" | "Neutral" | "Unknown";
  in_voicemail: boolean;
  custom_analysis_data: Record<string, string | number | boolean>;
}

/** What the provider would be asked to find out after the call (an agent's `post_call_analysis_data`). */
export interface AnalysisQuestion {
  type: string;
  name: string;
  description?: string;
  choices?: string[];
}

export interface CallCost {
  combined_cost: number;
  product_costs: { product: string; cost: number; unit_price: number }[];
  total_duration_seconds: number;
  total_duration_unit_price: number;
}

export interface LatencyFigures {
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  min: number;
  max: number;
  num: number;
  values: number[];
}

export interface TokenUsage {
  average: number;
  num_requests: number;
  values: number[];
}

export function analyseCall(
  timeline: Timeline,
  _about: { agentName: string; questions?: AnalysisQuestion[] },
): CallAnalysis {
  return {
    call_summary: `The call had ${timeline.utterances.length} turns.`,
    call_successful: true,
    user_sentiment: "Unknown",
    in_voicemail: false,
    custom_analysis_data: {},
  };
}

export function latencyOf(_timeline: Timeline): Record<"e2e" | "llm" | "tts" | "asr", LatencyFigures> | undefined {
  return undefined;
}

/** `voiceProvider` as in the provider's voice list (`elevenlabs`, `cartesia`, …). */
export function costOf(durationMs: number, _model: string, _voiceProvider: string): CallCost {
  return {
    combined_cost: 0,
    product_costs: [],
    total_duration_seconds: Math.ceil(durationMs / 1000),
    total_duration_unit_price: 0,
  };
}

export function tokenUsageOf(_timeline: Timeline): TokenUsage | undefined {
  return undefined;
}
