import type { CallDetail } from "@voxcalls/api/schemas/calls";

/** One stage between the caller's last word and the agent's first, in milliseconds. */
export interface LatencyStage {
  readonly stage: string;
  readonly p50: number;
  readonly p90: number | null;
  readonly max: number | null;
}

const names: Record<string, string> = {
  e2e: "From word to word",
  asr: "Hearing",
  knowledge_base: "Looking up",
  llm: "Thinking",
  llm_websocket_network_rtt: "Way to the model",
  tts: "Speaking",
  s2s: "Speech to speech",
};

/** The stages that the provider measured, the whole first; what has no median is left out. */
export function latencyStages(latency: CallDetail["latency"]): LatencyStage[] {
  const known = Object.keys(names);
  const rank = (stage: string) => (known.includes(stage) ? known.indexOf(stage) : known.length);
  return Object.entries(latency ?? {})
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .flatMap(([stage, figures]) => {
      const p50 = figure(figures, "p50");
      if (p50 === null) return [];
      return [{ stage: names[stage] ?? stage, p50, p90: figure(figures, "p90"), max: figure(figures, "max") }];
    });
}

function figure(figures: unknown, name: string): number | null {
  const value = typeof figures === "object" && figures !== null ? (figures as Record<string, unknown>)[name] : null;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
