import { hash } from "../engine/hash";
import { isCjk } from "../engine/words";
import type { Clip } from "./clip-store";
import { SAMPLE_RATE } from "./wav";

const SECONDS_PER_SYLLABLE = 0.19;
const SECONDS_BETWEEN_WORDS = 0.05;
const LOUDNESS = 0.16;

/** Stands in for speech that Flite has no sounds for (Chinese, emoji): a hummed syllable for each that would be spoken. */
export function humClip(words: string[], pitchHz: number): Clip {
  const spans: Clip["words"] = [];
  let at = 0;
  for (const word of words) {
    const end = at + Math.max(1, syllablesIn(word)) * SECONDS_PER_SYLLABLE;
    spans.push({ start: at, end });
    at = end + SECONDS_BETWEEN_WORDS;
  }
  const seconds = spans.at(-1)?.end ?? 0;
  const samples = new Int16Array(Math.ceil(seconds * SAMPLE_RATE));
  spans.forEach(({ start, end }, index) =>
    humInto(samples, start, end, pitchHz * (0.9 + (hash(words[index] ?? "") % 20) / 100)),
  );
  return { samples, words: spans, seconds };
}

function humInto(samples: Int16Array, start: number, end: number, pitchHz: number): void {
  const syllables = Math.max(1, Math.round((end - start) / SECONDS_PER_SYLLABLE));
  const length = (end - start) / syllables;
  for (let index = Math.floor(start * SAMPLE_RATE); index < Math.min(end * SAMPLE_RATE, samples.length); index++) {
    const seconds = index / SAMPLE_RATE;
    const envelope = Math.sin((Math.PI * ((seconds - start) % length)) / length);
    const phase = 2 * Math.PI * pitchHz * seconds;
    const wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase);
    samples[index] = Math.round(wave * envelope * LOUDNESS * 32767 * 0.6);
  }
}

function syllablesIn(word: string): number {
  if (isCjk(word)) return [...word].filter((character) => isCjk(character)).length;
  return Math.ceil(word.replace(/[^\p{L}\p{N}]/gu, "").length / 3);
}
