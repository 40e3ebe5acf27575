import { hasPhrase } from "./phrases/phrase";

/** Whether an agent's line ends a call in any language, so that the caller may hang up. */
export function isFarewell(line: string): boolean {
  return hasPhrase(line, "goodbye") || /\b(good ?bye|bye|adiós|au revoir|auf wiederhören)\b|再见/i.test(line);
}
