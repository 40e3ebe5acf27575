import type { SaidLine } from "./schemas";

type Excerpt = SaidLine["excerpt"];

/** An excerpt of a line without its accents, as the line was said. Whatever letters a word loses by that, it keeps its place among the words. */
export function asSaid(excerpt: Excerpt, plain: string, content: string): Excerpt {
  const [words, original] = [wordsOf(plain), wordsOf(content)];
  let begins = plain.indexOf(excerpt.map(({ text }) => text).join(""));
  if (begins < 0 || words.length !== original.length) return excerpt;
  return excerpt.map(({ text, isHit }) => {
    const ends = begins + text.length;
    const within = original.filter((_, place) => isBetween(words[place]?.index, begins, ends));
    begins = ends;
    return { text: within.map(([word]) => word).join(""), isHit };
  });
}

function isBetween(index: number | undefined, begins: number, ends: number): boolean {
  return index !== undefined && index >= begins && index < ends;
}

/** The words of a line and what is between them. */
function wordsOf(line: string): RegExpExecArray[] {
  return [...line.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)];
}
