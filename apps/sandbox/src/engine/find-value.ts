import { givenName } from "./given-name";
import { understand } from "./hearing";
import { isoDay } from "./iso-day";
import type { Exchange } from "./scene";
import { dayIn, timeIn } from "./slots";
import { meaningsOf } from "./words";

/** Something to be found out from what was said: a variable, or an argument of a tool. */
export interface Question {
  type: string;
  name: string;
  description?: string | undefined;
  choices?: string[];
  examples?: string[];
  /** A date is wanted as `2026-11-24`, not as it was said. */
  wantsIsoDate?: boolean;
}

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;
const PHONE = /\+?\d[\d ()-]{6,20}\d/;

/** The answer that the caller's words give, the latest first; undefined when they give none. */
export function findValue(
  question: Question,
  exchanges: Exchange[],
  now: number,
): string | number | boolean | undefined {
  const latestFirst = exchanges.toReversed();
  switch (question.type) {
    case "boolean":
      return yesOrNo(question, latestFirst);
    case "number":
    case "integer":
      return numberFor(question, latestFirst);
    case "enum":
      return choiceFor(question.choices ?? [], latestFirst);
    default:
      return question.choices ? choiceFor(question.choices, latestFirst) : textFor(question, latestFirst, now);
  }
}

/** What a question is about, in words: `customerName` and `customer_name` are both about the customer's name. */
function about({ name, description }: Question): string {
  return `${name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]/g, " ")} ${description ?? ""}`.toLowerCase();
}

function textFor(question: Question, latestFirst: Exchange[], now: number): string | undefined {
  const topic = about(question);
  const first = (find: (exchange: Exchange) => string | undefined) =>
    latestFirst.map(find).find((found) => found !== undefined);
  if (/e-?mail/.test(topic)) return first(({ said }) => EMAIL.exec(said)?.[0]);
  if (/\b(phone|telephone|mobile|callback number)\b/.test(topic)) return first(({ said }) => PHONE.exec(said)?.[0]);
  if (/\b(day|date)\b/.test(topic) && !/\bbirth/.test(topic)) {
    const day = first(({ said }) => dayIn(said));
    const time = /\btime\b/.test(topic) && !question.wantsIsoDate ? first(({ said }) => timeIn(said)) : undefined;
    if (question.wantsIsoDate && day !== undefined) return isoDay(day, now) ?? day;
    return time === undefined || day === undefined ? day : `${day} at ${time}`;
  }
  if (/\b(time|hour)\b/.test(topic)) return first(({ said }) => timeIn(said));
  if (/\bname\b/.test(topic)) return first(givenName);
  const example = question.examples?.find((one) => latestFirst.some(({ said }) => mentions(said, one)));
  return example ?? answerTo(topic, latestFirst)?.said ?? statementOn(topic, latestFirst);
}

/** The exchange whose question was about this. */
function answerTo(topic: string, latestFirst: Exchange[]): Exchange | undefined {
  const wanted = [...meaningsOf(topic)];
  return latestFirst.find(({ asked }) => {
    const meanings = meaningsOf(asked);
    return /\?/.test(asked) && wanted.some((meaning) => meanings.has(meaning));
  });
}

/** What the caller said of a reason, a request or the like: the first line that says anything. */
function statementOn(topic: string, latestFirst: Exchange[]): string | undefined {
  const wanted = [...meaningsOf(topic)];
  const onTopic = latestFirst.find(({ said }) => wanted.some((meaning) => meaningsOf(said).has(meaning)));
  if (onTopic) return onTopic.said;
  if (!/\b(reason|issue|problem|request|concern|message|note|purpose|question|summary|complaint)\b/.test(topic))
    return undefined;
  return latestFirst.findLast(({ said }) => meaningsOf(said).size > 1)?.said;
}

function yesOrNo(question: Question, latestFirst: Exchange[]): boolean | undefined {
  const topic = about(question);
  const answered = answerTo(topic, latestFirst);
  const { intents } = understand(answered?.said ?? "");
  if (intents.has("yes")) return true;
  if (intents.has("no")) return false;
  const wanted = [...meaningsOf(topic)];
  const mentioned = latestFirst.find(({ said }) => wanted.some((meaning) => meaningsOf(said).has(meaning)));
  return mentioned && !/\b(not|no|never|don'?t|isn'?t|haven'?t|won'?t)\b/i.test(mentioned.said);
}

function numberFor(question: Question, latestFirst: Exchange[]): number | undefined {
  const topic = about(question);
  const wanted = [...meaningsOf(topic)];
  const said =
    answerTo(topic, latestFirst)?.said ??
    latestFirst.find((line) => wanted.some((meaning) => meaningsOf(line.said).has(meaning)))?.said;
  return numberIn(said ?? "");
}

/** The first number that is no time of day. */
function numberIn(said: string): number | undefined {
  const rest = said.replace(/\d{1,2}(?::\d{2})? ?(?:[ap]\.?m\b|o'?clock)|\d{1,2}:\d{2}/gi, " ");
  const found = new RegExp(`-?\\d+(?:[.,]\\d+)?|\\b(?:${NUMBERS.join("|")})\\b`, "i").exec(rest)?.[0];
  if (found === undefined) return undefined;
  const word = NUMBERS.indexOf(found.toLowerCase());
  return word < 0 ? Number(found.replace(",", ".")) : word;
}

function choiceFor(choices: string[], latestFirst: Exchange[]): string | undefined {
  for (const { said } of latestFirst) {
    const literal = choices.find((choice) => mentions(said, choice));
    if (literal !== undefined) return literal;
  }
  const meanings = latestFirst.map(({ said }) => meaningsOf(said));
  const isMeant = (choice: string) =>
    [...meaningsOf(choice.replace(/[_-]/g, " "))].some((meaning) => meanings.some((said) => said.has(meaning)));
  return choices.find(isMeant);
}

function mentions(said: string, words: string): boolean {
  return ` ${plainWords(said)} `.includes(` ${plainWords(words)} `);
}

function plainWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}
