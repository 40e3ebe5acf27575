import { alignWords } from "./align";
import { type Clip, ClipStore } from "./clip-store";
import { speakWithFlite } from "./flite";
import { humClip } from "./hum";
import { spokenForm } from "./spoken-form";
import type { SpeakingVoice } from "./voices";
import { SAMPLE_RATE } from "./wav";

const LOUDNESS_RMS = 3200;
const store = new ClipStore();
const beingMade = new Map<string, Promise<Clip>>();

/** Keeps spoken sentences in this folder as well, so that the next process needs not speak them again. */
export function keepClipsIn(folder: string): void {
  store.keepIn(folder);
}

/** Speaks one sentence, given as its transcript words. The same words and voice give the same samples. Never fails for what is in the words. */
export async function clipOf(words: string[], voice: SpeakingVoice): Promise<Clip> {
  const key = `${voice.flite} ${voice.pitch} ${voice.stretch} ${words.join(" ")}`;
  const kept = await store.get(key);
  if (kept) return kept;
  const making = beingMade.get(key) ?? makeAndKeep(key, words, voice);
  beingMade.set(key, making);
  return making;
}

async function makeAndKeep(key: string, words: string[], voice: SpeakingVoice): Promise<Clip> {
  try {
    const clip = await make(words, voice);
    await store.put(key, clip);
    return clip;
  } finally {
    beingMade.delete(key);
  }
}

async function make(words: string[], voice: SpeakingVoice): Promise<Clip> {
  const spoken = words.map(spokenForm);
  const isSpeakable = spoken.filter((form) => form !== "").length * 2 > words.length;
  const clip = isSpeakable ? await speak(words, spoken, voice) : undefined;
  return clip ?? humClip(words, voice.pitch || 100);
}

/** Undefined when nothing was to be heard, or Flite stumbled over the text. */
async function speak(words: string[], spoken: string[], voice: SpeakingVoice): Promise<Clip | undefined> {
  const text = spoken.map((form, index) =>
    form === "" ? "" : form + (/[,;:.!?]$/.exec(words[index] ?? "")?.[0] ?? ""),
  );
  try {
    const { samples, phones } = await speakWithFlite(text.join(" ").trim(), voice);
    const sounding = phones.filter(({ phone }) => phone !== "pau");
    const [first, last] = [sounding[0], sounding.at(-1)];
    if (!first || !last) return undefined;
    const cut = samples.slice(Math.floor(first.start * SAMPLE_RATE), Math.ceil(last.end * SAMPLE_RATE));
    const inClip = (seconds: number) => seconds - first.start;
    const spans = alignWords(spoken, phones).map(({ start, end }) => ({ start: inClip(start), end: inClip(end) }));
    return { samples: evenLoudness(cut), words: spans, seconds: cut.length / SAMPLE_RATE };
  } catch (error) {
    console.error(`sandbox: no speech for "${text.join(" ").slice(0, 80)}"`, error);
    return undefined;
  }
}

/** Brings every voice to the same loudness, as the telephone network does. */
function evenLoudness(samples: Int16Array): Int16Array {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  const gain = energy === 0 ? 1 : LOUDNESS_RMS / Math.sqrt(energy / samples.length);
  return samples.map((sample) => Math.max(-32768, Math.min(32767, Math.round(sample * gain))));
}
