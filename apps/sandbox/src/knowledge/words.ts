const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** The words of a text in any language, without case and accents. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...segmenter.segment(plain)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

/** Whether two words are forms of one: alike but for an ending ("price", "prices", "pricing"). */
export function areForms(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared++;
  const isEnding = shared === Math.min(a.length, b.length) && longest - shared <= 4;
  return shared >= 4 && (isEnding || shared >= 0.6 * longest);
}

/** How much a word is worth by its length alone, up to 1: in all languages the words that bind others are short. */
export function weightOf(word: string): number {
  const letters = [...word].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 3 : 1), 0);
  return (Math.min(letters, 8) / 8) ** 2;
}
