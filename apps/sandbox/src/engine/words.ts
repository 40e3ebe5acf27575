import { EMPTY_WORDS, MEANINGS } from "./synonyms";

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Whether the text is written without spaces between words (Chinese, Japanese, Korean). */
export function isCjk(text: string): boolean {
  return CJK.test(text);
}

/** Lower case, accents gone: "Öffnungszeiten" → "offnungszeiten". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/[’']/g, "");
}

/** The words of a text, plain, in order. */
export function wordsOf(text: string): string[] {
  const words = plain(text).match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  return words.flatMap((word) =>
    isCjk(word)
      ? [...segmenter.segment(word)].map((part) => part.segment)
      : word.includes("-")
        ? word.split("-")
        : [word],
  );
}

/** What only several words together mean, or a word that means something else without its accent. */
const PHRASES_WITH_MEANING: readonly [RegExp, string][] = [
  [/\bhow much\b/gi, "price"],
  [/(?<!\p{L})où(?!\p{L})/giu, "address"],
  [/\b(\d+|one|two|three|four|five|six|several|few|many|couple of|an|half an) hours?\b/gi, "$1"],
];

/** What words mean, once each: stemmed, synonyms folded, empty words left out. Equal for question and answer. */
export function meaningsOf(written: string): Set<string> {
  const meanings = new Set<string>();
  const text = PHRASES_WITH_MEANING.reduce((said, [phrase, meaning]) => said.replace(phrase, ` ${meaning} `), written);
  if (isCjk(text)) {
    for (const [word, meaning] of CJK_MEANINGS) if (text.includes(word)) meanings.add(meaning);
  }
  for (const word of wordsOf(text)) {
    const known = MEANINGS.get(word);
    if (known) meanings.add(known);
    else if (!EMPTY_WORDS.has(word) && word !== "") meanings.add(MEANINGS.get(stem(word)) ?? stem(word));
  }
  return meanings;
}

/** The segmenter may cut a Chinese phrase elsewhere than the synonym list does: look for those as substrings. */
const CJK_MEANINGS = [...MEANINGS].filter(([word]) => CJK.test(word) && word.length > 1);

/** A light English stemmer: plural, -ing, -ed, doubled consonants. Enough to meet, never meant to be a word. */
function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let root = word
    .replace(/ies$/, "y")
    .replace(/(ss|us|is)$/, "$1\u0000")
    .replace(/s$/, "")
    .replace("\u0000", "");
  if (root.length > 5) root = root.replace(/ing$/, "");
  if (root.length > 4) root = root.replace(/ed$/, "");
  return root.replace(/([bdgmnprt])\1$/, "$1").replace(/(?<=..)e$/, "");
}
