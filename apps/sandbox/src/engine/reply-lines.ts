import type { Appointment } from "./booking";
import type { Heard } from "./hearing";
import type { Memory } from "./memory";
import type { PhraseKey } from "./phrases/english";
import { joined, phrase } from "./phrases/phrase";

/** What the agent does about something heard. `closes` ends the call after what is said. */
export interface Reply {
  say: string;
  booked?: Appointment;
  closes?: "agent_hangup" | "call_transfer";
}

/** Knows what to do about one kind of thing heard, or undefined about any other. */
export type Responder = (heard: Heard, memory: Memory) => Reply | undefined;

/** A phrase in the call's language, its places filled. */
export function line(memory: Memory, key: PhraseKey, values?: Record<string, string>): Reply {
  return { say: phrase(memory.language, key, values) };
}

/** Several phrases one after another. */
export function lines(memory: Memory, ...keys: PhraseKey[]): Reply {
  const said = keys.map((key) => phrase(memory.language, key));
  return { say: joined(memory.language, said) };
}
