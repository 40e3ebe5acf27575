import { Knowledge } from "./answer";
import { linesToSay } from "./asks";
import { factsOf } from "./facts";
import type { Language } from "./language";
import { meaningsOf } from "./words";

/** What a prompt holds for an agent. */
export interface PromptReading {
  knowledge: Knowledge;
  /** What it states, as it would be said. */
  statements: string[];
  /** Lines it wants said: quotes, and questions it wants asked. */
  lines: ReturnType<typeof linesToSay>;
  /** Whether it speaks of making appointments other than to forbid it. */
  books: boolean;
}

const MOST_KEPT = 64;
const kept = new Map<string, PromptReading>();

/** Reads a prompt; those met lately are kept, for the same agent takes call after call. */
export function readPrompt(prompt: string, language: Language): PromptReading {
  const key = `${language}\n${prompt}`;
  const reading = kept.get(key) ?? read(prompt, language);
  kept.delete(key);
  kept.set(key, reading);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
  return reading;
}

function read(prompt: string, language: Language): PromptReading {
  const facts = factsOf(prompt, language);
  return {
    knowledge: new Knowledge(facts),
    statements: facts.map(({ says }) => says),
    lines: linesToSay(prompt),
    books: speaksOfBooking(prompt),
  };
}

function speaksOfBooking(prompt: string): boolean {
  return prompt
    .split(/(?<=[.!?])\s|\n/)
    .some(
      (sentence) =>
        meaningsOf(sentence).has("book") &&
        !/\b(do not|don't|never|cannot|can't|no)\b.{0,25}(book|schedul|appointment|reserv)/i.test(sentence),
    );
}
