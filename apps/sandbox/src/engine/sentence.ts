import { linesToSay } from "./asks";
import { sentencesOfPrompt } from "./prompt-sentences";

const THEM = "(?:the )?(?:callers?|users?|customers?|clients?|patients?|guests?|them|him|her|person)";
const TELL = new RegExp(
  `^(?:please |then |now |politely )*(?:tell|inform|remind|advise|notify|let) ${THEM}(?: know)?(?:,? that| about| of)?:? (.+)$`,
  "i",
);
const CONFIRM =
  /^(?:please |then |now )*(?:confirm|verify|repeat|read back|summari[sz]e|recap)(?: with \w+(?: \w+)?)? (?:that )?(.+)$/i;
const OFFER = new RegExp(`^(?:please |then |now )*offer(?: ${THEM})? (to )?(.+)$`, "i");
const EXPLAIN =
  /^(?:please |then |now )*(?:explain|mention|say|state|announce|send|write|text)(?: (?:to |a (?:short |brief )?(?:text|sms|message) )?(?:the )?(?:caller|user|customer|them))?(?: with| saying)?(?: that)?:? (.+)$/i;

/** One sentence that does what an instruction asks for: what it quotes, asks or has told, turned to the caller; else the instruction's own words. */
export function sentenceFrom(instruction: string): string {
  return derived(instruction) ?? instruction.trim();
}

/** The same, or undefined when the instruction is of no kind that the engine can turn into a sentence. */
export function derived(instruction: string): string | undefined {
  const asked = linesToSay(instruction)[0]?.text;
  if (asked !== undefined) return asked;
  for (const { text } of sentencesOfPrompt(instruction)) {
    const parts = text.replace(/[.;]$/, "").split(/,? and (?:then )?(?=(?:ask|offer)\b)/i);
    const said = parts.flatMap((part) => derivedFromSentence(part) ?? linesToSay(part)[0]?.text ?? []);
    if (said.length > 0) return said.join(" ");
  }
  return undefined;
}

function derivedFromSentence(text: string): string | undefined {
  const told = TELL.exec(text)?.[1] ?? EXPLAIN.exec(text)?.[1];
  if (told) return sentence(toCaller(told));
  const confirmed = CONFIRM.exec(text)?.[1];
  if (confirmed) return `Let me confirm: ${toCaller(confirmed)}.`;
  const doubted = /^ask (?:if|whether) there is (.+)$/i.exec(text)?.[1];
  if (doubted) return `Is there ${doubted}?`;
  const offered = OFFER.exec(text);
  if (offered?.[2]) return `Would you like ${offered[1] ? "me to " : ""}${toCaller(offered[2])}?`;
  return undefined;
}

function toCaller(text: string): string {
  return text
    .replace(new RegExp(`\\b(?:the )?(?:caller|user|customer|client|patient|guest)(?:'s|s')`, "gi"), "your")
    .replace(/\b(?:their|his or her)\b/gi, "your")
    .replace(/\b(?:they are|they're)\b/gi, "you are")
    .replace(/\b(?:they|the caller|the customer|the user|the patient|them)\b/gi, "you")
    .replace(/^["“]|["”]$/g, "");
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?。！？]["”]?$/.test(capital) ? capital : `${capital}.`;
}
