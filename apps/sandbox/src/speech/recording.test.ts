import { describe, expect, it } from "vitest";
import { dentist } from "../../test/dentist";
import { personaFor } from "../engine/personas";
import { playCall } from "../engine/play";
import { buildTimeline, type Timeline } from "../engine/timeline";
import { renderRecording } from "./recording";

const voices = { agentVoiceId: "11labs-Adrian", callerSeed: "+15551234567" };
const RATE = 16_000;

async function bookingCall(maxDurationMs = 3_600_000): Promise<Timeline> {
  const persona = personaFor("books", voices.callerSeed);
  return buildTimeline(persona ? (await playCall(dentist(), { persona })).events : [], voices, { maxDurationMs });
}

/** The channels of a WAV, and its header's own words. */
function read(wav: Uint8Array) {
  const view = new DataView(wav.buffer, wav.byteOffset);
  const channels = view.getUint16(22, true);
  const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, (wav.length - 44) / 2);
  return {
    channels: Array.from({ length: channels }, (_, channel) =>
      samples.filter((_, index) => index % channels === channel),
    ),
    rate: view.getUint32(24, true),
    bits: view.getUint16(34, true),
    dataBytes: view.getUint32(40, true),
  };
}

function rms(samples: Int16Array | undefined, from = 0, to = Infinity): number {
  const part = (samples ?? new Int16Array()).subarray(
    Math.max(0, Math.round(from * RATE)),
    to === Infinity ? undefined : Math.round(to * RATE),
  );
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length));
}

describe("a recording in two channels", () => {
  it("is a WAV of exactly the call's length", async () => {
    const timeline = await bookingCall();
    const wav = await renderRecording(timeline, voices, 2);
    const { channels, rate, bits, dataBytes } = read(wav);
    expect({ channels: channels.length, rate, bits }).toEqual({ channels: 2, rate: RATE, bits: 16 });
    expect(dataBytes).toBe(wav.length - 44);
    expect(channels[0]?.length).toBe(Math.round((timeline.durationMs / 1000) * RATE));
  });

  it("has the agent left and the caller right, each loud while speaking and silent otherwise", async () => {
    const timeline = await bookingCall();
    const [left, right] = read(await renderRecording(timeline, voices, 2)).channels;
    for (const { role, words } of timeline.utterances) {
      const [from, to] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
      const [own, other] = role === "agent" ? [left, right] : [right, left];
      expect(rms(own, from, to)).toBeGreaterThan(1500);
      expect(rms(other, from, to)).toBe(0);
      expect(rms(own, to + 0.01, to + 0.2)).toBe(0);
    }
  });

  it("has every word where the transcript says it is", async () => {
    const timeline = await bookingCall();
    const [left, right] = read(await renderRecording(timeline, voices, 2)).channels;
    const words = timeline.utterances.flatMap(({ role, words: own }) =>
      own.map((word) => ({ ...word, channel: role === "agent" ? left : right })),
    );
    for (const { channel, start, end } of words) {
      if (end - start > 0.05) expect(rms(channel, start, end)).toBeGreaterThan(200);
    }
  });
});

it("in one channel holds both voices", async () => {
  const timeline = await bookingCall();
  const [mono, ...others] = read(await renderRecording(timeline, voices, 1)).channels;
  expect(others).toEqual([]);
  for (const { words } of timeline.utterances)
    expect(rms(mono, words[0]?.start, words.at(-1)?.end)).toBeGreaterThan(1500);
});

it("of a call that was cut off ends with it", async () => {
  const timeline = await bookingCall(3000);
  const { channels } = read(await renderRecording(timeline, voices, 2));
  expect(channels[0]?.length).toBe(3 * RATE);
  expect(rms(channels[0])).toBeGreaterThan(500);
});

it("hums what cannot be spoken", async () => {
  const timeline = await buildTimeline([{ kind: "say", role: "agent", text: "您好，请问有什么可以帮您？" }], voices, {
    maxDurationMs: 60_000,
  });
  expect(rms(read(await renderRecording(timeline, voices, 2)).channels[0])).toBeGreaterThan(500);
});

it("gives agent and caller voices that differ", async () => {
  for (let seed = 0; seed < 20; seed++) {
    const { callerVoice, agentVoice } = await import("./voices");
    for (const id of ["11labs-Adrian", "retell-Cimo", "openai-Onyx", "custom_voice_1"])
      expect(callerVoice(String(seed), id)).not.toEqual(agentVoice(id));
  }
});
