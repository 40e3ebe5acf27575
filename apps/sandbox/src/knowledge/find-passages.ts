import type { SandboxContext } from "../context";
import { chunksOf } from "./chunks";
import { type ReadSource, type StoredKnowledgeBase, titleOf } from "./stored";
import { areForms, weightOf, wordsIn } from "./words";

export interface Passage {
  text: string;
  /** From 0 to 1: how much of what was asked stands in it. */
  score: number;
}

interface Chunk {
  text: string;
  words: Set<string>;
}

/** In few texts every word is rare; rarity is judged as if there were so many at least. */
const fewestChunks = 20;
/** What is found must share more with the question than "yes" or "you". */
const leastShared = 0.25;

/** What no text knows may be a turn of phrase as well as the very thing that is not there. */
const unknownWord = 0.5;

/** How much Retell gives an agent that says nothing about it. */
const usual = { topK: 3, filterScore: 0.6 };

const readBefore = new WeakMap<ReadSource, Chunk[]>();

/**
 * The passages of these knowledge bases that answer the text, best first: lexical, with words weighted by how rare they are. Every
 * sentence of the text counts as a question of its own. Bases that do not exist or are not ready hold nothing.
 */
export function findPassages(
  { store }: Pick<SandboxContext, "store">,
  knowledgeBaseIds: readonly string[],
  text: string,
  {
    topK = usual.topK,
    filterScore = usual.filterScore,
  }: { topK?: number | undefined; filterScore?: number | undefined } = {},
): Passage[] {
  const chunks = knowledgeBaseIds.flatMap((id) => {
    const base = store.get("knowledge_bases", id);
    return base ? base.sources.flatMap((source) => chunksOfSource(source, base)) : [];
  });
  const questions = [text, ...text.split(/(?<=[.!?。！？])\s*/)].map((question) => [...new Set(wordsIn(question))]);
  const scores = new Map<Chunk, number>();
  for (const question of questions) {
    for (const [chunk, score] of scoresOf(question, chunks)) scores.set(chunk, Math.max(score, scores.get(chunk) ?? 0));
  }
  return [...scores]
    .filter(([, score]) => score >= filterScore)
    .sort(([, a], [, b]) => b - a)
    .slice(0, topK)
    .map(([{ text: passage }, score]) => ({ text: passage, score }));
}

function chunksOfSource(source: ReadSource, base: StoredKnowledgeBase): Chunk[] {
  const before = readBefore.get(source);
  if (before) return before;
  const title = wordsIn(titleOf(source.source));
  const sizes = { least: base.min_chunk_size, most: base.max_chunk_size };
  const chunks = chunksOf(source.text, sizes).map((text) => ({ text, words: new Set([...title, ...wordsIn(text)]) }));
  readBefore.set(source, chunks);
  return chunks;
}

function scoresOf(question: string[], chunks: Chunk[]): [Chunk, number][] {
  const shared = new Map<Chunk, { worth: number; weight: number }>();
  let asked = 0;
  for (const word of question) {
    const holding = chunks.filter(({ words }) => holds(words, word));
    const known = holding.length > 0 ? 1 : unknownWord;
    const worth = known * weightOf(word) * rarity(holding.length, Math.max(chunks.length, fewestChunks));
    asked += worth;
    for (const chunk of holding) {
      const before = shared.get(chunk) ?? { worth: 0, weight: 0 };
      shared.set(chunk, { worth: before.worth + worth, weight: before.weight + weightOf(word) });
    }
  }
  return [...shared].flatMap(([chunk, { worth, weight }]): [Chunk, number][] =>
    weight < leastShared ? [] : [[chunk, 1 - (1 - worth / asked) ** 2]],
  );
}

function holds(words: Set<string>, word: string): boolean {
  return words.has(word) || [...words].some((other) => areForms(word, other));
}

/** Inverse document frequency as in BM25: the fewer of `all` hold a word, the more it tells. */
function rarity(holding: number, all: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}
