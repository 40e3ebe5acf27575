import type { Heard } from "./hearing";
import type { Language } from "./language";
import { sentencesOfPrompt } from "./prompt-sentences";
import { readPrompt } from "./read-prompt";
import { meaningsOf } from "./words";

/** What passages that were found say to a question: as facts if they read like that, else their sentence that has most of it. */
export function answerFromPassages(passages: string[], heard: Heard, language: Language): string[] | undefined {
  if (passages.length === 0) return undefined;
  const answer = readPrompt(passages.join("\n\n"), language).knowledge.answer(heard);
  if (answer) return answer;
  let best: { text: string; shared: number } | undefined;
  for (const { text, heading } of passages.flatMap((passage) => sentencesOfPrompt(passage))) {
    const meanings = meaningsOf(`${heading} ${text}`);
    const shared = [...heard.meanings].filter((meaning) => meanings.has(meaning)).length;
    if (shared > (best?.shared ?? 0)) best = { text, shared };
  }
  return best && [best.text];
}
