import { accountOf } from "./account";
import { type AnalysisQuestion, customDataOf } from "./custom-data";
import { summaryOf } from "./summary";
import type { Timeline } from "./timeline";

export interface CallAnalysis {
  call_summary: string;
  call_successful: boolean;
  user_sentiment: "Negative" | "Positive" | "Neutral" | "Unknown";
  in_voicemail: boolean;
  custom_analysis_data: Record<string, string | number | boolean>;
}

/** All costs in cents, unit prices in cents per second. */
export interface CallCost {
  combined_cost: number;
  product_costs: { product: string; cost: number; unit_price: number }[];
  total_duration_seconds: number;
  total_duration_unit_price: number;
}

/** Milliseconds; `num` measurements. */
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

/** Dollars a minute, from the provider's price list of 2026: what every call costs, its voice, its model. */
const INFRASTRUCTURE = 0.055;
const VOICES: Record<string, number> = { elevenlabs: 0.04 };
const OTHER_VOICE = 0.015;
const MODELS: Record<string, number> = {
  "gpt-4.1": 0.045,
  "gpt-4.1-mini": 0.016,
  "gpt-4.1-nano": 0.004,
  "gpt-5": 0.04,
  "gpt-5-mini": 0.012,
  "gpt-5-nano": 0.003,
  "claude-4.5-sonnet": 0.08,
  "claude-4.5-haiku": 0.025,
  "gemini-3.0-flash": 0.027,
};
const OTHER_MODEL = 0.04;
/** How the wait before an agent's line is spent. */
const SHARES = { e2e: 1, llm: 0.62, tts: 0.2, asr: 0.09 } as const;
const CHARACTERS_PER_TOKEN = 4;
const TOKENS_OF_A_PROMPT = 420;

/** What the provider finds out about a call once it is over. `in_voicemail` follows the disconnection reason. */
export function analyseCall(timeline: Timeline, about: { questions?: AnalysisQuestion[] }): CallAnalysis {
  const account = accountOf(timeline);
  const reason = timeline.disconnectionReason;
  const inVoicemail = reason === "voicemail_reached";
  const callerLines = timeline.utterances.flatMap(({ role, content }) => (role === "user" ? [content] : []));
  const served =
    account.booking !== undefined || account.leftMessage || account.cancelled || reason === "call_transfer";
  const failed = inVoicemail || account.wrongNumber || reason === "inactivity" || reason === "max_duration_reached";
  return {
    call_summary: summaryOf(account, reason),
    call_successful: account.callerSpoke && !failed && (served || (account.answered && !account.wasAngry)),
    user_sentiment:
      !account.callerSpoke || inVoicemail
        ? "Unknown"
        : account.wasAngry
          ? "Negative"
          : account.wasPleased || account.booking !== undefined
            ? "Positive"
            : "Neutral",
    in_voicemail: inVoicemail,
    custom_analysis_data: inVoicemail ? {} : customDataOf(about.questions ?? [], account, callerLines),
  };
}

/** How long callers waited for the agent after they had spoken, as the word times tell; undefined without such a turn. */
export function latencyOf(timeline: Timeline): Record<keyof typeof SHARES, LatencyFigures> | undefined {
  const waits = timeline.utterances.flatMap((utterance, index) => {
    const before = timeline.utterances[index - 1];
    if (utterance.role !== "agent" || before?.role !== "user") return [];
    return [Math.round(((utterance.words[0]?.start ?? 0) - (before.words.at(-1)?.end ?? 0)) * 1000)];
  });
  if (waits.length === 0) return undefined;
  const share = (part: number) => figuresOf(waits.map((wait) => Math.round(wait * part)));
  return { e2e: share(SHARES.e2e), llm: share(SHARES.llm), tts: share(SHARES.tts), asr: share(SHARES.asr) };
}

function figuresOf(values: number[]): LatencyFigures {
  const sorted = values.toSorted((a, b) => a - b);
  const quantile = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return {
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    num: values.length,
    values,
  };
}

/** The provider's bill for a call, by whole seconds begun. `voiceProvider` as in its voice list (`elevenlabs`, …). */
export function costOf(durationMs: number, model: string, voiceProvider: string): CallCost {
  const seconds = Math.ceil(durationMs / 1000);
  const products: [string, number][] = [
    ["retell_voice_engine", INFRASTRUCTURE],
    [`${voiceProvider}_tts`, VOICES[voiceProvider] ?? OTHER_VOICE],
    [model.replace(/[^a-z0-9]+/gi, "_"), MODELS[model] ?? OTHER_MODEL],
  ];
  const productCosts = products.map(([product, dollarsPerMinute]) => {
    const unitPrice = rounded((dollarsPerMinute * 100) / 60, 7);
    return { product, unit_price: unitPrice, cost: rounded(unitPrice * seconds) };
  });
  const sum = (amounts: number[], digits?: number) =>
    rounded(
      amounts.reduce((total, amount) => total + amount, 0),
      digits,
    );
  return {
    combined_cost: sum(productCosts.map(({ cost }) => cost)),
    product_costs: seconds === 0 ? [] : productCosts,
    total_duration_seconds: seconds,
    total_duration_unit_price: sum(
      productCosts.map(({ unit_price }) => unit_price),
      7,
    ),
  };
}

/** Tokens of each request to the model: one per line of the agent, each with all that was said before; undefined if it never spoke. */
export function tokenUsageOf(timeline: Timeline): TokenUsage | undefined {
  let characters = 0;
  const values = timeline.utterances.flatMap(({ role, content }) => {
    characters += content.length;
    return role === "agent" ? [TOKENS_OF_A_PROMPT + Math.ceil(characters / CHARACTERS_PER_TOKEN)] : [];
  });
  if (values.length === 0) return undefined;
  return {
    average: rounded(values.reduce((sum, value) => sum + value, 0) / values.length),
    num_requests: values.length,
    values,
  };
}

function rounded(amount: number, digits = 4): number {
  return Number(amount.toFixed(digits));
}
