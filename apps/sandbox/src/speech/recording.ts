import type { Utterance, Voices } from "../engine/timeline";
import { clipOf } from "./clip";
import { sentencesOf } from "./sentences";
import { agentVoice, callerVoice } from "./voices";
import { SAMPLE_RATE, toWav } from "./wav";

/**
 * A 16-bit, 16 kHz WAV of a call, as long as the call: two channels (agent left, caller right) or both in one.
 * Every sentence begins at the sample where its first word begins in the transcript.
 */
export async function renderRecording(
  timeline: { utterances: Utterance[]; durationMs: number },
  voices: Voices,
  channels: 1 | 2,
): Promise<Uint8Array> {
  const length = Math.round((timeline.durationMs / 1000) * SAMPLE_RATE);
  const agent = new Int16Array(length);
  const caller = channels === 2 ? new Int16Array(length) : agent;
  for (const { role, content, words } of timeline.utterances) {
    const voice =
      role === "agent" ? agentVoice(voices.agentVoiceId) : callerVoice(voices.callerSeed, voices.agentVoiceId);
    const until = Math.min(length, Math.ceil((words.at(-1)?.end ?? 0) * SAMPLE_RATE));
    let first = 0;
    for (const sentence of sentencesOf(content)) {
      const clip = await clipOf(sentence, voice);
      const start = (words[first]?.start ?? 0) - (clip.words[0]?.start ?? 0);
      mixInto(role === "agent" ? agent : caller, clip.samples, Math.round(start * SAMPLE_RATE), until);
      first += sentence.length;
    }
  }
  return toWav(channels === 2 ? [agent, caller] : [agent]);
}

function mixInto(channel: Int16Array, samples: Int16Array, at: number, until: number): void {
  const end = Math.min(samples.length, until - at);
  for (let index = Math.max(0, -at); index < end; index++) {
    const sum = (channel[at + index] ?? 0) + (samples[index] ?? 0);
    channel[at + index] = Math.max(-32768, Math.min(32767, sum));
  }
}
