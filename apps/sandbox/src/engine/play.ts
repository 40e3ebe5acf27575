import type { EngineAgent } from "./agent";
import { Conversation } from "./conversation";
import type { EngineEvent } from "./events";
import type { Persona } from "./personas";
import type { Surroundings } from "./scene";
import type { Move } from "./talker";

/** Who is on the line: a persona, or lines said one after another, after which the caller hangs up. */
export type Caller = { persona: Persona } | { script: string[] };

/** What happened in a call, and what the agent found out in it. */
export interface Performance {
  events: EngineEvent[];
  collected: Record<string, string>;
}

const MOST_MOVES = 60;
/** What an answering machine's greeting is worth before the provider's detection ends the call. */
const DETECTION_MS = 900;

/** Plays a whole answered call (pickup `talks` or `voicemail`) at once and gives its events; the last is a `hang_up`. An empty line of a script is ten seconds of silence. */
export async function playCall(agent: EngineAgent, caller: Caller, around?: Surroundings): Promise<Performance> {
  if ("persona" in caller && caller.persona.pickup === "voicemail")
    return { events: playVoicemail(caller.persona), collected: {} };
  const next = "persona" in caller ? (events: EngineEvent[]) => caller.persona.next(events) : reads(caller.script);
  const conversation = new Conversation(agent, around);
  const events = await conversation.open();
  for (let moves = 0; moves < MOST_MOVES && !conversation.ended; moves++) {
    const move = next(events);
    if ("hangUp" in move) {
      events.push({
        kind: "hang_up",
        by: "user",
        reason: "user_hangup",
        ...(move.atMs !== undefined && { atMs: move.atMs }),
      });
      break;
    }
    const said = "say" in move ? move.say : "";
    events.push("say" in move ? { kind: "say", role: "user", text: said } : { kind: "silence", ms: move.silenceMs });
    events.push(...(await conversation.hear(said)));
  }
  if (events.at(-1)?.kind !== "hang_up") events.push({ kind: "hang_up", by: "user", reason: "user_hangup" });
  await conversation.settle();
  return { events, collected: conversation.variables.collected };
}

function reads(script: string[]): (events: EngineEvent[]) => Move {
  const lines = [...script];
  return () => {
    const line = lines.shift();
    if (line === undefined) return { hangUp: true };
    return line.trim() === "" ? { silenceMs: 10_000 } : { say: line };
  };
}

function playVoicemail(persona: Persona): EngineEvent[] {
  const greeting = persona.next([]);
  return [
    ...("say" in greeting ? [{ kind: "say", role: "user", text: greeting.say } as const] : []),
    { kind: "silence", ms: DETECTION_MS },
    { kind: "hang_up", by: "agent", reason: "voicemail_reached" },
  ];
}
