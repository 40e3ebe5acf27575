import type { Heard } from "./hearing";
import { nameIn } from "./slots";
import { meaningsOf, plain } from "./words";

/** One of an LLM's `states`, in Retell's spelling. */
export interface AgentState {
  name: string;
  state_prompt?: string;
  edges?: { destination_state_name: string; description: string }[];
  tools?: unknown[];
}

const LEAST_SCORE = 0.3;

/** What an edge's description may say that words alone do not show in the caller's sentence. */
const SIGNS: [RegExp, (heard: Heard) => boolean][] = [
  [/\b(agree|accept|confirm|yes|interested|says? ok)/, (heard) => heard.intents.has("yes")],
  [/\b(decline|refuse|disagree|not interested|says? no|does(n'?t| not) want)/, (heard) => heard.intents.has("no")],
  [/\b(angry|upset|frustrated|complain|unhappy|dissatisfied)/, (heard) => heard.intents.has("anger")],
  [/\b(human|real person|manager|representative|operator|transfer)/, (heard) => heard.intents.has("human")],
  [/\b(book|appointment|reserv|schedul)/, (heard) => heard.intents.has("book")],
  [/\b(cancel)/, (heard) => heard.intents.has("cancel")],
  [
    /\b(good ?bye|done|finished|end (the )?call|nothing else|hang up|no (more|further|other) questions?)/,
    (heard) => heard.intents.has("goodbye"),
  ],
  [/\b(wrong number)/, (heard) => heard.intents.has("wrong_number")],
  [
    /\b(give|given|provide|provided|state|tell|told|say|said)s?\b.*\bnames?\b/,
    (heard) => nameIn(heard.text, false) !== undefined,
  ],
  [/\b(asks?|has) (a |any )?(general )?question/, (heard) => heard.isQuestion && !heard.intents.has("book")],
];

/** "Agrees to a visit" is not met by a question about visits. */
const CONSENT = /\b(agree|accept|confirm|decline|refuse|disagree)/;

/** The state that the caller's words lead to, by the best match with the edges' descriptions; undefined to stay. */
export function destinationOf(state: AgentState | undefined, heard: Heard): string | undefined {
  let best: { destination: string; score: number } | undefined;
  for (const edge of state?.edges ?? []) {
    const score = matchOf(edge.description, heard);
    if (score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { destination: edge.destination_state_name, score };
  }
  return best?.destination;
}

function matchOf(description: string, heard: Heard): number {
  const wanted = meaningsOf(description);
  const shared = [...wanted].filter((meaning) => heard.meanings.has(meaning)).length;
  const overlap = wanted.size === 0 ? 0 : shared / Math.min(wanted.size, 3);
  const text = plain(description);
  if (SIGNS.some(([words, holds]) => words.test(text) && holds(heard))) return overlap + 0.6;
  return CONSENT.test(text) ? overlap * 0.4 : overlap;
}
