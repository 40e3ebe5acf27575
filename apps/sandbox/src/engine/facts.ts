import { inFirstPerson } from "./first-person";
import type { Language } from "./language";
import { sentencesOfPrompt } from "./prompt-sentences";
import { meaningsOf } from "./words";

/** Something the agent knows, in the words it would say it with. */
export interface Fact {
  says: string;
  meanings: Set<string>;
  /** Facts of one group answer a question about the group together ("What are your prices?"). */
  group: string;
}

const CALLER =
  "(?:the |a |an |any )?(?:callers?|users?|customers?|clients?|patients?|guests?|someone|somebody|anyone|they|people|asked)";
const TOLD =
  "(?:tell (?:them|him|her|callers?|the caller|customers?)(?: that)?|say(?: that)?|answer(?: that)?|explain that|let them know(?: that)?|inform them that|mention that|respond that|reply that)";
const IF_ASKED = new RegExp(
  `^(?:if|when(?:ever)?) ${CALLER}\\b(?: (?:asks?|wants? to know|inquires?))?(?: about| for| if| whether)? ?(.*?),? (?:then )?${TOLD}:? (.+)$`,
  "i",
);
const TELL = new RegExp(`^(?:always |please )?${TOLD}:? (.+)$`, "i");
const CALLERS_CAN = /^you (can|may) (park|pay|find|reach|order|cancel|bring|come|get|use|leave|return|collect)\b/i;
const INSTRUCTION = new RegExp(
  `^(?:you(?:'re|r)?|always|never|do not|don't|dont|be|ask|keep|speak|use|try|make sure|ensure|once|respond|answer|greet|help|collect|confirm|remember|avoid|offer|start|begin|end|thank|politely|stay|sound|act|gather|book|schedule|transfer|say|repeat|verify|introduce|provide|then|first|next|finally|let|take|please|find out|get|hang up|call|listen|apologi[sz]e|only|role|identity|task|tone|style|personality|goal|objective|guidelines?|rules?|note|important|under no|in case ${CALLER}|(?:if|when(?:ever)?|after|before|until|unless) ${CALLER}|if (?:it|this|that|there|unsure|asked)|eres|usted es|habla|pregunta|tu es|vous êtes|demande|parle|du bist|sie sind|frage|sprich|sei|你是|请)(?![\\p{L}])`,
  "iu",
);

/** Headings name these for every fact, so they tell none from another. */
const HEADING_WORDS = ["fact", "question", "detail", "about", "general", "faq", "knowledge", "busines"];

/** The facts in a prompt: what it states about the business, without what it tells the agent to do. */
export function factsOf(prompt: string, language: Language = "en"): Fact[] {
  return sentencesOfPrompt(prompt).flatMap(({ text, heading, isBullet }) => {
    const asked = IF_ASKED.exec(text);
    const told = asked ? undefined : TELL.exec(text)?.[1];
    const statement = (asked?.[2] ?? told ?? text).replace(/^["“]|["”]$/g, "").replace(/^to (?=\p{Ll})/u, "please ");
    const isFact =
      asked !== null || (told !== undefined && !/^["“]/.test(told)) || CALLERS_CAN.test(text) || !isInstruction(text);
    if (!isFact || statement.length < 4) return [];
    const meanings = meaningsOf(`${heading} ${asked?.[1] ?? ""} ${widen(statement)}`);
    for (const implied of impliedBy(statement)) meanings.add(implied);
    for (const word of HEADING_WORDS) meanings.delete(word);
    return [{ says: inFirstPerson(statement, heading, language), meanings, group: isBullet ? heading : text }];
  });
}

/** Whether a prompt's sentence tells the agent what to do (and so must never be read aloud). */
function isInstruction(sentence: string): boolean {
  return (
    INSTRUCTION.test(sentence.trim()) ||
    /\b(the (caller|user|customer)('s|s')?|tool|function|end_call|transfer_call|prompt)\b/i.test(sentence)
  );
}

/** "Mon–Fri" means all the days between as well. */
function widen(statement: string): string {
  const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const range =
    /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s*(?:-|–|to|through|until|till)\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*/i.exec(
      statement,
    );
  if (!range) return statement;
  const [from, to] = [range[1], range[2]].map((day) =>
    days.findIndex((full) => full.startsWith((day ?? "").toLowerCase())),
  );
  return `${statement} ${days.slice(from, (to ?? 0) + 1).join(" ")}`;
}

function impliedBy(statement: string): string[] {
  const implied: string[] = [];
  if (/[$€£¥]\s?\d|\d\s?[$€£¥]|\b\d+ ?(dollars|euros?|pounds|usd|eur)\b|\bfree of charge\b|元/i.test(statement))
    implied.push("price");
  if (
    /\b\d{1,2}(:\d{2})?\s?([ap]\.?m\b|(-|–|to|until|a|bis)\s?\d)/i.test(statement) &&
    /day|mon|tue|wed|thu|fri|sat|sun|daily|tag|lunes|lundi|open/i.test(statement)
  )
    implied.push("hours");
  if (
    /\b\d+\s+([A-Z]\w+\s){1,3}(street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|way)\b|straße|\b(calle|rue)\s/i.test(
      statement,
    )
  )
    implied.push("address");
  if (/\+?\d[\d ()-]{7,}\d/.test(statement)) implied.push("phone");
  if (/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/.test(statement)) implied.push("email");
  return implied;
}
