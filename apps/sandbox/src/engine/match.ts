import type { Heard } from "./hearing";
import { nameIn } from "./slots";
import { meaningsOf, plain } from "./words";

/** What a description must score to be taken for what was said. */
export const LEAST_SCORE = 0.3;

/** What an edge's description may say that words alone do not show in the caller's sentence. */
const SIGNS: [RegExp, (heard: Heard) => boolean][] = [
  [/\b(agree|accept|confirm|yes|interested|says? ok)/, (heard) => heard.intents.has("yes")],
  [/\b(decline|refuse|disagree|not interested|says? no|does(n'?t| not) want)/, (heard) => heard.intents.has("no")],
  [/\b(angry|upset|frustrated|complain|unhappy|dissatisfied)/, (heard) => heard.intents.has("anger")],
  [
    /\b(human|persons?|somebody|someone|staff|colleague|manager|representative|operator|transfer)\b/,
    (heard) => heard.intents.has("human"),
  ],
  [/\b(book|appointment|reserv|schedul)/, (heard) => heard.intents.has("book")],
  [/\b(cancel)/, (heard) => heard.intents.has("cancel")],
  [
    /\b(good ?bye|done|finished|end (the )?call|nothing|hang up|no (more|further|other) questions?)/,
    ({ intents, meanings }) => intents.has("goodbye") || (intents.has("no") && meanings.size <= 3),
  ],
  [/\b(wrong number)/, (heard) => heard.intents.has("wrong_number")],
  [
    /\b(give|given|provide|provided|state|tell|told|say|said)s?\b.*\bnames?\b/,
    (heard) => nameIn(heard.text, false) !== undefined,
  ],
  [/\b(spanish|espanol)/, (heard) => heard.language === "es"],
  [/\b(french|francais)/, (heard) => heard.language === "fr"],
  [/\b(german|deutsch)/, (heard) => heard.language === "de"],
  [/\b(chinese|mandarin)/, (heard) => heard.language === "zh"],
  [/\b(asks?|has) (a |any )?(general )?question/, (heard) => heard.isQuestion && !heard.intents.has("book")],
];

/** "Agrees to a visit" is not met by a question about visits. */
const CONSENT = /\b(agree|accept|confirm|decline|refuse|disagree)/;

/** How well a description of something a caller may want fits what the caller said; 0 is not at all. */
export function matchOf(description: string, heard: Heard): number {
  const wanted = meaningsOf(description);
  const shared = [...wanted].filter((meaning) => heard.meanings.has(meaning)).length;
  const overlap = wanted.size === 0 ? 0 : shared / Math.min(wanted.size, 3);
  const text = plain(description);
  if (SIGNS.some(([words, holds]) => words.test(text) && holds(heard))) return overlap + 0.6;
  return CONSENT.test(text) ? overlap * 0.4 : overlap;
}
