import type { Language } from "../language";
import { chinese } from "./chinese";
import { english } from "./english";
import type { PhraseKey } from "./english";
import { french } from "./french";
import { german } from "./german";
import { spanish } from "./spanish";

const BOOKS: Record<Language, Record<PhraseKey, string>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  zh: chinese,
};

/** The phrase in that language, its `{places}` filled. */
export function phrase(language: Language, key: PhraseKey, values: Record<string, string> = {}): string {
  return BOOKS[language][key].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** Sentences one after another, as the language writes them (Chinese without spaces). */
export function joined(language: Language, sentences: Iterable<string>): string {
  return [...sentences].join(language === "zh" ? "" : " ");
}

/** Whether a line contains that phrase in any language. Only for phrases without places. */
export function hasPhrase(line: string, key: PhraseKey): boolean {
  return Object.values(BOOKS).some((book) => line.includes(book[key]));
}
