import type { EngineAgent, EngineEvent } from "../engine/conversation";
import { type Caller, playCall } from "../engine/play";
import { buildTimeline, type Timeline, type Voices } from "../engine/timeline";
import type { AgentVersion } from "../retell/agent-fields";

/** Retell's own limits when the agent sets none. */
const defaultMaxDurationMs = 3_600_000;
const defaultSilenceMs = 600_000;

/** A whole call, as played by the engine, before it is given a place in time. */
export interface Played {
  events: EngineEvent[];
  timeline: Timeline;
}

/** How long a call with this agent may last, in milliseconds. */
export function maxDurationMs(agent: AgentVersion): number {
  return agent.max_call_duration_ms ?? defaultMaxDurationMs;
}

/** How long the caller may stay silent, in milliseconds, before the agent hangs up. */
export function maxSilenceMs(agent: AgentVersion): number {
  return agent.end_call_after_silence_ms ?? defaultSilenceMs;
}

/**
 * Plays calls and remembers the latest: the same agent with the same caller says the same, and speech costs time.
 */
export class CallPlayer {
  readonly #known = new Map<string, Promise<Played>>();

  /** `callerKey` names the caller; equal keys must mean callers that say the same. */
  play(engine: EngineAgent, agent: AgentVersion, caller: Caller, callerKey: string, voices: Voices): Promise<Played> {
    const limits = [maxDurationMs(agent), maxSilenceMs(agent)];
    const key = JSON.stringify([engine, callerKey, voices, limits]);
    const known = this.#known.get(key);
    if (known) return known;
    const played = play(engine, agent, caller, voices);
    this.#known.set(key, played);
    played.catch(() => this.#known.delete(key));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > 256 && oldest !== undefined) this.#known.delete(oldest);
    return played;
  }
}

async function play(engine: EngineAgent, agent: AgentVersion, caller: Caller, voices: Voices): Promise<Played> {
  const events = endAtSilence(leaveMessage(playCall(engine, caller), agent), maxSilenceMs(agent));
  return { events, timeline: await buildTimeline(events, voices, { maxDurationMs: maxDurationMs(agent) }) };
}

/** On a voicemail the agent leaves its message, if it has one, before it hangs up. */
function leaveMessage(events: EngineEvent[], agent: AgentVersion): EngineEvent[] {
  const action = agent.voicemail_option?.action;
  const last = events.at(-1);
  if (last?.kind !== "hang_up" || last.reason !== "voicemail_reached") return events;
  if (action?.type !== "prompt" && action?.type !== "static_text") return events;
  return [...events.slice(0, -1), { kind: "say", role: "agent", text: action.text }, last];
}

/** Cuts a call where the caller has been silent for longer than the agent bears. */
function endAtSilence(events: EngineEvent[], limitMs: number): EngineEvent[] {
  let silentMs = 0;
  for (const [index, event] of events.entries()) {
    if (event.kind === "say" && event.role === "user") silentMs = 0;
    if (event.kind !== "silence") continue;
    if (silentMs + event.ms >= limitMs) {
      const rest: EngineEvent = { kind: "silence", ms: limitMs - silentMs };
      return [...events.slice(0, index), rest, { kind: "hang_up", by: "agent", reason: "inactivity" }];
    }
    silentMs += event.ms;
  }
  return events;
}
