import { givenName } from "./given-name";
import type { Heard } from "./hearing";
import { matchOf } from "./match";
import type { Exchange, ToolOutcome } from "./scene";
import { dayIn, timeIn } from "./slots";
import { plain } from "./words";

/** All that a condition in words can be about. */
export interface Moment {
  /** What the caller said last, if that is what is being judged. */
  heard: Heard | undefined;
  exchanges: Exchange[];
  /** What the node has just done. */
  outcome?: ToolOutcome | undefined;
  /** Whether the node still has something to ask. */
  asksOn: boolean;
}

const GIVEN =
  /\b(gave|gives?|given|provide[sd]?|providing|told|tells|state[sd]|shared?|specif(y|ies|ied)|collect(s|ed)?|gathered|obtained|captured|known|answers?|answered|agreed)\b/;
type Item = "name" | "day" | "time" | "email" | "phone" | "number";
const ITEMS: readonly [Item, RegExp, (exchange: Exchange) => boolean][] = [
  ["name", /\bnames?\b/, (exchange) => givenName(exchange) !== undefined],
  ["day", /\b(days?|dates?)\b/, ({ said }) => dayIn(said) !== undefined],
  ["time", /\btimes?\b/, ({ said }) => timeIn(said) !== undefined],
  ["email", /\be-?mails?\b/, ({ said }) => /\S@\S/.test(said)],
  ["phone", /\b(phone|telephone|mobile)\b/, ({ said }) => /\d[\d ()-]{6,20}\d/.test(said)],
  ["number", /(?<!phone |telephone |mobile )\bnumber\b/, ({ said }) => /\d[\d -]{1,20}\d/.test(said)],
];
const EVERYTHING =
  /\b(all|every|required|needed|necessary)\b.*\b(information|info|details?|questions?|data|fields?)\b|\b(has|have|is|are|was|were) (answered|responded|replied|collected|gathered)\b|\b(information|details|data)\b.*\b(given|provided|collected|gathered|complete)/;

const WENT_WELL =
  /\b(succe\w+|succeed\w*|booked|confirm\w*|complete[ds]?|went through|available|found|exists?|works?|worked|ok|open|free)\b/;
const WENT_WRONG =
  /\b(fail\w*|errors?|unsuccess\w*|unavailable|not|no|none|cannot|couldn'?t|problem|wrong|taken|full|denied|declined|invalid)\b/;
const SAYS_NO =
  /"(?:success|successful|available|ok|booked|found|valid)"\s*:\s*false|"(?:status|result|state)"\s*:\s*"(?:error|fail|unavail|declin|denied|reject|full|taken|not)/i;

/** How well a condition in words fits the moment; 0 is not at all. */
export function scoreOf(prompt: string, moment: Moment): number {
  const text = plain(prompt);
  if (moment.outcome) return scoreOfOutcome(text, moment.outcome);
  if (!moment.heard) return 0;
  const missing = missingItems(text, moment.exchanges);
  if (missing) return missing.length === 0 ? 1.2 : 0;
  if (EVERYTHING.test(text)) return moment.asksOn ? 0 : 0.8;
  return matchOf(prompt, moment.heard);
}

/** What a condition wants the caller to have given and what was not given yet; undefined for any other condition. */
export function missingItems(prompt: string, exchanges: Exchange[]): Item[] | undefined {
  const text = plain(prompt);
  const wanted = GIVEN.test(text) ? ITEMS.filter(([, words]) => words.test(text)) : [];
  if (wanted.length === 0) return undefined;
  // "Another time" is none that was said before.
  const heard = /\b(another|other|new|different)\b/.test(text) ? exchanges.slice(-1) : exchanges;
  return wanted.flatMap(([item, , isGiven]) => (heard.some(isGiven) ? [] : [item]));
}

/** Conditions about what a function did speak of success or failure. */
function scoreOfOutcome(text: string, { content, successful }: ToolOutcome): number {
  const isGood = successful && !SAYS_NO.test(content);
  if (WENT_WRONG.test(text)) return isGood ? 0 : 1;
  return WENT_WELL.test(text) && isGood ? 1 : 0;
}
