import { phrase } from "./phrases/phrase";
import type { Language } from "./language";

const COMPANY =
  /\b(?:for|at|of|from|with|named|called|to|de|chez|von|bei|für)\s+((?:the\s+)?[\p{Lu}][\p{L}\d&'’.-]*(?:\s+(?:&|and|of|the|de|la|du|[\p{Lu}\d][\p{L}\d&'’.-]*))*)/u;
const ROLE = /^(?:you are|you're|your name is|eres|usted es|te llamas|tu es|vous êtes|du bist|sie sind|你是)\s*/i;

/** Who the prompt says the agent is. */
export interface Identity {
  name: string | undefined;
  company: string | undefined;
}

/** Reads "You are Ava, the receptionist of Bright Smile Dental" and its like. */
export function identityOf(prompt: string): Identity {
  const sentence = prompt.split(/(?<=[.!?。])\s|\n/).find((line) => ROLE.test(line.trim())) ?? "";
  const rest = sentence.trim().replace(ROLE, "");
  const name =
    /\b(?:your name is|named|te llamas|du heißt)\s+([\p{Lu}][\p{L}'’-]+)/iu.exec(prompt)?.[1] ??
    /^([\p{Lu}][\p{L}'’-]+)(?=,|\s+(?:from|at|of|and|de|von)\b|\.)/u.exec(rest)?.[1];
  const company = COMPANY.exec(name ? rest.replace(name, "") : rest)?.[1]
    ?.replace(/[.,;:!]+$/, "")
    .replace(/\s+(?:and|of|the)$/, "");
  return { name: name && !/^(an?|the|the)$/i.test(name) ? name : undefined, company };
}

/** What an agent says first when no begin message was written. */
export function improvisedGreeting(prompt: string, language: Language): string {
  const { name, company } = identityOf(prompt);
  if (name && company) return phrase(language, "greetingAsFrom", { name, company });
  if (name) return phrase(language, "greetingAs", { name });
  return company ? phrase(language, "greetingFrom", { company }) : phrase(language, "greeting");
}
