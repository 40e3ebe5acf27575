import { isCjk } from "../engine/words";

const LONGEST = 240;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a line as they stand in a transcript, punctuation with its word; Chinese by its words. */
function transcriptWords(line: string): string[] {
  const words: string[] = [];
  for (const token of line.split(/\s+/).filter((part) => part !== "")) {
    for (const part of isCjk(token) ? [...segmenter.segment(token)].map(({ segment }) => segment) : [token]) {
      const last = words.length - 1;
      if (/[\p{L}\p{N}]/u.test(part) || last < 0) words.push(part);
      else words[last] = `${words[last]}${isCjk(token) ? "" : " "}${part}`;
    }
  }
  return words;
}

/** A line cut into sentences, the units that are spoken in one breath and kept; their words together are the line's. */
export function sentencesOf(line: string): string[][] {
  const sentences: string[][] = [];
  let current: string[] = [];
  let length = 0;
  for (const word of transcriptWords(line)) {
    current.push(word);
    length += word.length + 1;
    const ends = /[.!?。！？…]["”')]?$/.test(word) && !/^(dr|mr|mrs|ms|st|no|[ap]\.m|\p{L})\.$/iu.test(word);
    if (ends || length > LONGEST || (length > LONGEST / 2 && /[,;:，；：]$/.test(word))) {
      sentences.push(current);
      current = [];
      length = 0;
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}
