import type { EngineEvent } from "./events";
import { isFarewell } from "./farewell";

/** What a persona does next. `atMs` hangs up at that moment of the call, in the middle of whatever is said. */
export type Move = { say: string } | { silenceMs: number } | { hangUp: true; atMs?: number };

/** An answer a persona has ready for something an agent may ask. */
export interface Reaction {
  when: RegExp;
  say: string;
}

const MOST_TURNS = 14;
const MOST_OF_ONE = 2;
const FAREWELL = "That's all, thank you. Goodbye.";

/** A caller who answers what the agent asks, else says the next of the own lines, and says good-bye when there is none. */
export function talker(lines: string[], reactions: Reaction[], farewell = FAREWELL): (history: EngineEvent[]) => Move {
  return (history) => {
    const said = history.flatMap((event) => (event.kind === "say" && event.role === "user" ? [event.text] : []));
    const heard = lastHeard(history);
    if (said.some((text) => text === farewell || isFarewell(text)) || (said.length > 0 && isFarewell(heard)))
      return { hangUp: true };
    if (said.length >= MOST_TURNS) return { say: farewell };
    const fits = ({ when, say }: Reaction) =>
      when.test(heard) && said.filter((text) => text === say).length < MOST_OF_ONE;
    const reaction = said.length === 0 ? undefined : reactions.find(fits);
    return { say: reaction?.say ?? lines.find((line) => !said.includes(line)) ?? farewell };
  };
}

/** What the agent said since the caller last spoke. */
export function lastHeard(history: EngineEvent[]): string {
  const since = history.findLastIndex((event) => event.kind === "say" && event.role === "user");
  return history
    .slice(since + 1)
    .flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : []))
    .join(" ");
}
