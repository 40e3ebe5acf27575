import { clipOf } from "../speech/clip";
import { sentencesOf } from "../speech/sentences";
import { agentVoice, callerVoice } from "../speech/voices";
import type { EngineEvent, NodeRef, Via } from "./events";
import { hash, hashBetween } from "./hash";

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
      transition_type?: Via;
    }
  | { role: "dtmf"; digit: string }
  | { role: "sms" | "injected"; content: string; time_sec: number };

/** A call with its times. Utterances in `woven` are the very objects of `utterances`. */
export interface Timeline {
  utterances: Utterance[];
  woven: WovenEntry[];
  durationMs: number;
  disconnectionReason: string;
}

/** Who speaks: the agent by its Retell voice id, the caller by a seed (the caller's number) that picks person and voice. */
export interface Voices {
  agentVoiceId: string;
  callerSeed: string;
}

const SENTENCE_PAUSE_SECONDS = 0.28;

/** How long a speaker waits, in ms: a person thinks, an agent waits for the end of the turn, asks its model and its voice. */
const GAPS = {
  opening: [250, 600],
  agent: [550, 1200],
  user: [300, 900],
  sameSpeaker: [300, 500],
  hangUp: [250, 700],
  tool: [180, 600],
} as const;

/**
 * Gives every event its time: words as long as they are when spoken, pauses that depend on what is said only.
 * Cut at `maxDurationMs` (`max_duration_reached`). Events without a `hang_up` are a call still going on, as long as what was said.
 */
export async function buildTimeline(
  events: EngineEvent[],
  voices: Voices,
  limits: { maxDurationMs: number },
): Promise<Timeline> {
  const placed: { at: number; entry: WovenEntry }[] = [];
  let cursor = 0;
  let last: "agent" | "user" | "silence" | undefined;
  let reason = "user_hangup";
  for (const [index, event] of events.entries()) {
    const gap = (range: readonly [number, number], text: string) =>
      hashBetween(`${index} ${text}`, range[0], range[1]) / 1000;
    switch (event.kind) {
      case "say": {
        const pause = last === undefined ? GAPS.opening : last === event.role ? GAPS.sameSpeaker : GAPS[event.role];
        const soonest = last === "silence" ? cursor : cursor + gap(pause, event.text);
        const utterance = await speak(
          event.role,
          event.text,
          event.atMs === undefined ? soonest : Math.max(cursor, event.atMs / 1000),
          voices,
        );
        placed.push({ at: utterance.words[0]?.start ?? cursor, entry: utterance });
        cursor = utterance.words.at(-1)?.end ?? cursor;
        last = event.role;
        break;
      }
      case "tool_call": {
        const id = `tool_call_${hash(`${index} ${event.name} ${event.arguments}`).toString(16).padStart(8, "0")}`;
        placed.push({
          at: cursor,
          entry: { role: "tool_call_invocation", tool_call_id: id, name: event.name, arguments: event.arguments },
        });
        cursor += gap(GAPS.tool, event.name);
        placed.push({
          at: cursor,
          entry: { role: "tool_call_result", tool_call_id: id, content: event.result, successful: event.successful },
        });
        break;
      }
      case "transition":
        placed.push({ at: cursor, entry: transition(stateRef(event.fromState), stateRef(event.toState)) });
        break;
      case "node":
        placed.push({
          at: cursor,
          entry: { ...transition(event.from ?? stateRef(null), event.to), transition_type: event.via },
        });
        break;
      case "dtmf":
        placed.push({ at: cursor, entry: { role: "dtmf", digit: event.digit } });
        break;
      case "sms":
        placed.push({ at: cursor, entry: { role: "sms", content: event.text, time_sec: milli(cursor) } });
        break;
      case "injected":
        placed.push({ at: cursor, entry: { role: "injected", content: event.text, time_sec: milli(cursor) } });
        break;
      case "transfer":
      case "swap":
        break;
      case "silence":
        cursor += event.ms / 1000;
        last = "silence";
        break;
      case "hang_up":
        cursor = event.atMs === undefined ? cursor + gap(GAPS.hangUp, event.reason) : event.atMs / 1000;
        reason = event.reason;
        break;
    }
  }
  return cut(placed, cursor, limits.maxDurationMs / 1000, reason);
}

async function speak(role: "agent" | "user", text: string, start: number, voices: Voices): Promise<Utterance> {
  const voice =
    role === "agent" ? agentVoice(voices.agentVoiceId) : callerVoice(voices.callerSeed, voices.agentVoiceId);
  const words: Word[] = [];
  let at = start;
  for (const sentence of sentencesOf(text)) {
    const clip = await clipOf(sentence, voice);
    sentence.forEach((word, index) => {
      const span = clip.words[index] ?? { start: 0, end: 0 };
      words.push({ word, start: milli(at + span.start), end: milli(at + span.end) });
    });
    at += clip.seconds + SENTENCE_PAUSE_SECONDS;
  }
  return { role, content: text.replace(/\s+/g, " ").trim(), words };
}

/** What was said before the call ended: whole utterances, and of the one that was cut off the words begun. */
function cut(placed: { at: number; entry: WovenEntry }[], end: number, longest: number, reason: string): Timeline {
  const until = Math.min(end, longest);
  const woven = placed
    .filter(({ at }) => at < until)
    .flatMap(({ entry }) => {
      const shortened = "words" in entry ? cutOff(entry, until) : entry;
      return shortened ? [shortened] : [];
    });
  return {
    utterances: woven.filter((entry) => "words" in entry),
    woven,
    durationMs: Math.round(until * 1000),
    disconnectionReason: end > longest ? "max_duration_reached" : reason,
  };
}

function cutOff(utterance: Utterance, until: number): Utterance | undefined {
  if ((utterance.words.at(-1)?.end ?? 0) <= until) return utterance;
  const words = utterance.words
    .filter(({ start }) => start < until)
    .map((word) => ({ ...word, end: Math.min(word.end, milli(until)) }));
  const { content } = utterance;
  let at = 0;
  for (const { word } of words) at = content.indexOf(word, at) + word.length;
  return words.length === 0 ? undefined : { role: utterance.role, content: content.slice(0, at), words };
}

function transition(from: NodeRef, to: NodeRef): Extract<WovenEntry, { role: "node_transition" }> {
  return {
    role: "node_transition",
    former_node_id: from.id,
    former_node_name: from.name,
    new_node_id: to.id,
    new_node_name: to.name,
  };
}

/** A state has no id beside its name. */
function stateRef(name: string | null): NodeRef {
  return { id: name ?? "", name: name ?? "" };
}

function milli(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
