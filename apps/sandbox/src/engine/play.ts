import { Conversation } from "./conversation";
import type { EngineAgent, EngineEvent } from "./conversation";
import type { Persona } from "./personas";

/** Who calls: a persona, or lines said one after another, after which the caller hangs up. */
export type Caller = { persona: Persona } | { script: string[] };

/** Plays a whole answered call at once and gives its events, the last of which is a `hang_up`. */
export function playCall(agent: EngineAgent, caller: Caller): EngineEvent[] {
  const conversation = new Conversation(agent);
  const events = conversation.open();
  if ("script" in caller) {
    for (const text of caller.script) {
      events.push({ kind: "say", role: "user", text }, ...conversation.hear(text));
    }
  }
  events.push({ kind: "hang_up", by: "user", reason: "user_hangup" });
  return events;
}
