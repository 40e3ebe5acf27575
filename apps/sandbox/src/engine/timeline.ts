import type { EngineEvent } from "./conversation";

/** Times in seconds from the start of the call. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

export interface Utterance {
  role: "agent" | "user";
  content: string;
  words: Word[];
}

/** An entry of the provider's `transcript_with_tool_calls`. */
export type WovenEntry =
  | Utterance
  | { role: "tool_call_invocation"; tool_call_id: string; name: string; arguments: string }
  | { role: "tool_call_result"; tool_call_id: string; content: string; successful: boolean }
  | {
      role: "node_transition";
      former_node_id: string;
      former_node_name: string;
      new_node_id: string;
      new_node_name: string;
    };

export interface Timeline {
  utterances: Utterance[];
  woven: WovenEntry[];
  durationMs: number;
  disconnectionReason: string;
}

/** Who speaks: the agent by its Retell voice id, the caller by a seed (the caller's number) that picks a voice. */
export interface Voices {
  agentVoiceId: string;
  callerSeed: string;
}

/** Gives every event its time. */
export async function buildTimeline(
  events: EngineEvent[],
  _voices: Voices,
  _limits: { maxDurationMs: number },
): Promise<Timeline> {
  await Promise.resolve();
  return { utterances: [], woven: [], durationMs: events.length * 1000, disconnectionReason: "user_hangup" };
}
