import type { Appointment } from "./booking";
import { type AgentState, destinationOf } from "./edges";
import { understand } from "./hearing";
import type { Heard } from "./hearing";
import { improvisedGreeting } from "./introduction";
import { Memory } from "./memory";
import type { Tool } from "./memory";
import { hasPhrase, phrase } from "./phrases/phrase";
import { replyTo } from "./reply";
import type { Reply } from "./reply-lines";
import { fillVariables } from "./variables";

/**
 * One thing that happens in a call, in order. `hang_up.reason` is the provider's `disconnection_reason`.
 * `atMs` (since the start of the call) pins an event: a line is said no earlier, a hang-up cuts off whoever speaks.
 */
export type EngineEvent =
  | { kind: "say"; role: "agent" | "user"; text: string; atMs?: number }
  | { kind: "tool_call"; name: string; arguments: string; result: string; successful: boolean }
  | { kind: "transition"; fromState: string | null; toState: string }
  | { kind: "silence"; ms: number }
  | { kind: "hang_up"; by: "agent" | "user"; reason: string; atMs?: number };

/** What the engine must know of an agent: the fields of Retell's agent and LLM that shape what is said. */
export interface EngineAgent {
  name: string;
  voiceId: string;
  language: string;
  model: string;
  prompt: string;
  beginMessage: string | null | undefined;
  startSpeaker: "agent" | "user";
  states: AgentState[];
  startingState: string | undefined;
  tools: { type: string; name: string; description?: string }[];
  dynamicVariables: Record<string, string>;
}

const SILENCE_REPLIES = ["reminder", "reminderAgain"] as const;

/** The agent's side of one call, without a language model: the same agent and the same words give the same call. */
export class Conversation {
  readonly #memory: Memory;
  #ended = false;

  constructor(private readonly agent: EngineAgent) {
    this.#memory = new Memory(agent);
  }

  /** True once the agent has hung up or handed the caller over. */
  get ended(): boolean {
    return this.#ended;
  }

  /** What the agent says when the line opens: nothing if the caller is to speak first (`start_speaker`, or an empty begin message). */
  open(): EngineEvent[] {
    const { beginMessage, startSpeaker, dynamicVariables } = this.agent;
    if (startSpeaker === "user" || beginMessage === "") return [];
    const text =
      beginMessage ?? this.#memory.quotedLine() ?? improvisedGreeting(this.#memory.prompt, this.#memory.language);
    return [this.#say(fillVariables(text, dynamicVariables))];
  }

  /** What the agent does about the caller's words; an empty text means that the caller stayed silent. */
  hear(text: string): EngineEvent[] {
    if (this.#ended) return [];
    if (text.trim() === "") return this.#hearSilence();
    this.#memory.silences = 0;
    const heard = understand(text);
    const moved = this.#move(heard);
    return [...moved, ...this.#act(this.#entryLine(moved, heard) ?? replyTo(heard, this.#memory))];
  }

  #hearSilence(): EngineEvent[] {
    const key = SILENCE_REPLIES[this.#memory.silences++];
    if (key) return [this.#say(phrase(this.#memory.language, key))];
    return this.#close(phrase(this.#memory.language, "inactivity"), "inactivity");
  }

  #move(heard: Heard): EngineEvent[] {
    const { state } = this.#memory;
    const toState = destinationOf(state, heard);
    const next = this.agent.states.find((candidate) => candidate.name === toState);
    if (!next || next === state) return [];
    this.#memory.state = next;
    this.#memory.pending = undefined;
    return [{ kind: "transition", fromState: state?.name ?? null, toState: next.name }];
  }

  /** A state just entered speaks its own first line, unless the caller's words already have a better reply there. */
  #entryLine(moved: EngineEvent[], heard: Heard): Reply | undefined {
    const decided = ["goodbye", "human", "anger", "wrong_number"] as const;
    if (moved.length === 0 || decided.some((intent) => heard.intents.has(intent))) return undefined;
    if (this.#memory.knowledge.answer(heard) !== undefined && heard.isQuestion) return undefined;
    if (this.#memory.stateBooks || (heard.intents.has("book") && this.#memory.canBook)) return undefined;
    const say = this.#memory.nextLine("state");
    return say === undefined ? undefined : { say };
  }

  #act(reply: Reply): EngineEvent[] {
    if (reply.booked) return [...this.#bookingCalls(reply.booked), this.#say(reply.say)];
    if (reply.closes) return this.#close(reply.say, reply.closes);
    return [this.#say(reply.say)];
  }

  #bookingCalls(appointment: Appointment): EngineEvent[] {
    const tool = this.#memory.tools.find((candidate) =>
      /book|appointment|schedul|reserv/i.test(`${candidate.type} ${candidate.name}`),
    );
    return tool ? [toolCall(tool, appointment, JSON.stringify({ status: "booked", ...appointment }))] : [];
  }

  /** Ends the call by the tool that the agent has for it. Without `end_call` the caller is left to hang up. */
  #close(text: string, reason: "agent_hangup" | "call_transfer" | "inactivity"): EngineEvent[] {
    const say = this.#say(text);
    const tool = this.#memory.tools.find(
      (candidate) => candidate.type === (reason === "call_transfer" ? "transfer_call" : "end_call"),
    );
    if (!tool && reason !== "inactivity") return [say];
    this.#ended = true;
    const call = tool ? [toolCall(tool, {}, reason === "call_transfer" ? "Call transferred." : "Call ended.")] : [];
    return [say, ...call, { kind: "hang_up", by: "agent", reason }];
  }

  #say(text: string): EngineEvent {
    this.#memory.lastSaid = text;
    return { kind: "say", role: "agent", text };
  }
}

/** Whether an agent's line ends a call in any language, so that the caller may hang up. */
export function isFarewell(line: string): boolean {
  return hasPhrase(line, "goodbye") || /\b(good ?bye|bye|adiós|au revoir|auf wiederhören)\b|再见/i.test(line);
}

function toolCall(tool: Tool, args: object, result: string): EngineEvent {
  return { kind: "tool_call", name: tool.name, arguments: JSON.stringify(args), result, successful: true };
}
