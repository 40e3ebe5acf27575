import type { EngineAgent } from "../engine/agent";
import type { EngineEvent } from "../engine/events";
import { type Caller, playCall } from "../engine/play";
import type { Surroundings } from "../engine/scene";
import { buildTimeline, type Voices } from "../engine/timeline";
import type { AgentVersion } from "../retell/agent-fields";
import type { Talked } from "./talked";

/** Retell's own limits when the agent sets none. */
const defaultMaxDurationMs = 3_600_000;
const defaultSilenceMs = 600_000;

/** How long a call with this agent may last, in milliseconds. */
export function maxDurationMs(agent: AgentVersion): number {
  return agent.max_call_duration_ms ?? defaultMaxDurationMs;
}

/** How long the caller may stay silent, in milliseconds, before the agent hangs up. */
export function maxSilenceMs(agent: AgentVersion): number {
  return agent.end_call_after_silence_ms ?? defaultSilenceMs;
}

/** One call to be played. */
export interface Part {
  engine: EngineAgent;
  agent: AgentVersion;
  caller: Caller;
  /** Names the caller; equal keys must mean callers that say the same. */
  callerKey: string;
  voices: Voices;
  around: Surroundings;
}

/**
 * Plays calls and remembers the latest: the same agent with the same caller says the same, and speech costs time. Calls
 * that reach outside, or depend on when and by whom they are made, are played each time.
 */
export class CallPlayer {
  readonly #known = new Map<string, Promise<Talked>>();

  play(part: Part): Promise<Talked> {
    const { engine, agent, callerKey, voices } = part;
    const limits = [maxDurationMs(agent), maxSilenceMs(agent)];
    const key = JSON.stringify([engine, callerKey, voices, limits]);
    if (DEPENDS_ON_MORE.test(key)) return play(part);
    const known = this.#known.get(key);
    if (known) return known;
    const played = play(part);
    this.#known.set(key, played);
    played.catch(() => this.#known.delete(key));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > 256 && oldest !== undefined) this.#known.delete(oldest);
    return played;
  }
}

/** Tools and nodes that reach outside, knowledge bases, and variables that are the call's own. */
const DEPENDS_ON_MORE =
  /"type":"(custom|code|function|mcp|sms|send_sms|transfer_call|agent_swap)"|"ids":\["|\{\{\s*(current|session|call|user|agent)_|\{\{\s*direction/;

async function play({ engine, agent, caller, voices, around }: Part): Promise<Talked> {
  const performance = await playCall(engine, caller, around);
  const events = endAtSilence(leaveMessage(performance.events, agent), maxSilenceMs(agent));
  const timeline = await buildTimeline(events, voices, { maxDurationMs: maxDurationMs(agent) });
  return { events, timeline, collected: performance.collected };
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
