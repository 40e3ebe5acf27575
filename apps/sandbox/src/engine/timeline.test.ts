import { describe, expect, it } from "vitest";
import { dentist } from "../../test/dentist";
import type { EngineEvent } from "./events";
import { personaFor } from "./personas";
import { playCall } from "./play";
import { buildTimeline, type Timeline } from "./timeline";

const voices = { agentVoiceId: "11labs-Myra", callerSeed: "+15551234567" };
const HOUR = { maxDurationMs: 3_600_000 };
const say = (role: "agent" | "user", text: string): EngineEvent => ({ kind: "say", role, text });
const hangUp: EngineEvent = { kind: "hang_up", by: "user", reason: "user_hangup" };
const booking = async () => {
  const persona = personaFor("books", voices.callerSeed);
  return persona ? (await playCall(dentist(), { persona })).events : [];
};

function expectOrdered({ utterances, durationMs }: Timeline): void {
  let before = 0;
  for (const { content, words } of utterances) {
    expect(words.length).toBeGreaterThan(0);
    for (const { word, start, end } of words) {
      expect(content).toContain(word);
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThanOrEqual(start);
      before = end;
    }
  }
  expect(before * 1000).toBeLessThanOrEqual(durationMs);
}

it("gives every word of a whole call its time, in order and without overlap", async () => {
  const timeline = await buildTimeline(await booking(), voices, HOUR);
  expectOrdered(timeline);
  for (const { content, words } of timeline.utterances) expect(words.map(({ word }) => word).join(" ")).toBe(content);
  expect(timeline.disconnectionReason).toBe("agent_hangup");
});

it("is the same timeline every time", async () => {
  expect(await buildTimeline(await booking(), voices, HOUR)).toEqual(
    await buildTimeline(await booking(), voices, HOUR),
  );
});

it("leaves gaps between turns as people and agents do", async () => {
  const { utterances } = await buildTimeline(await booking(), voices, HOUR);
  for (const [index, utterance] of utterances.entries()) {
    const gap = (utterance.words[0]?.start ?? 0) - (utterances[index - 1]?.words.at(-1)?.end ?? 0);
    expect(gap).toBeGreaterThan(0.2);
    expect(gap).toBeLessThan(1.25);
  }
});

it("speaks words at the pace of speech", async () => {
  const { utterances } = await buildTimeline(
    [say("agent", "Internationalization is a word that takes longer than the word it."), hangUp],
    voices,
    HOUR,
  );
  const words = utterances[0]?.words ?? [];
  const length = (word: string) => {
    const found = words.find((candidate) => candidate.word === word);
    return (found?.end ?? 0) - (found?.start ?? 0);
  };
  expect(length("Internationalization")).toBeGreaterThan(0.8);
  expect(length("is")).toBeLessThan(0.3);
});

it("silence takes exactly its time", async () => {
  const { utterances } = await buildTimeline(
    [say("agent", "Hello."), { kind: "silence", ms: 10_000 }, say("agent", "Hello."), hangUp],
    voices,
    HOUR,
  );
  const [first, second] = utterances;
  expect((second?.words[0]?.start ?? 0) - (first?.words.at(-1)?.end ?? 0)).toBeCloseTo(10, 2);
});

it("a line pinned to a moment does not begin before it", async () => {
  const { utterances } = await buildTimeline(
    [say("agent", "Hello."), { kind: "say", role: "user", text: "Hi.", atMs: 7000 }],
    voices,
    HOUR,
  );
  expect(utterances[1]?.words[0]?.start).toBeCloseTo(7, 2);
});

describe("a call that is cut", () => {
  it("at its longest duration, between two words", async () => {
    const whole = await buildTimeline(await booking(), voices, HOUR);
    for (const maxDurationMs of [300, 1500, 3210, 9000, 20_000]) {
      const cut = await buildTimeline(await booking(), voices, { maxDurationMs });
      expect(cut.durationMs).toBe(maxDurationMs);
      expect(cut.disconnectionReason).toBe("max_duration_reached");
      expectOrdered(cut);
      const said = ({ utterances }: Timeline) => utterances.map(({ content }) => content).join(" ");
      expect(said(whole).startsWith(said(cut))).toBe(true);
      expect(said(cut).length).toBeLessThan(said(whole).length);
    }
  });

  it("by a caller who hangs up at a moment", async () => {
    const events: EngineEvent[] = [
      say("agent", "Thank you for calling, how can I help you today, on this fine morning?"),
      { kind: "hang_up", by: "user", reason: "user_hangup", atMs: 2000 },
    ];
    const timeline = await buildTimeline(events, voices, HOUR);
    expect(timeline).toMatchObject({ durationMs: 2000, disconnectionReason: "user_hangup" });
    expect(timeline.utterances[0]?.content).toMatch(/^Thank you for/);
    expect(timeline.utterances[0]?.content).not.toContain("morning");
  });
});

it("weaves tool calls and state changes between the very utterances of the transcript", async () => {
  const { woven, utterances } = await buildTimeline(
    [
      say("agent", "Hello."),
      { kind: "transition", fromState: "a", toState: "b" },
      say("user", "Bye."),
      { kind: "tool_call", name: "end_call", arguments: "{}", result: "ok", successful: true },
      hangUp,
    ],
    voices,
    HOUR,
  );
  expect(woven.map(({ role }) => role)).toEqual([
    "agent",
    "node_transition",
    "user",
    "tool_call_invocation",
    "tool_call_result",
  ]);
  expect(woven[0]).toBe(utterances[0]);
  expect(woven[3]).toMatchObject({ tool_call_id: woven[4] && "tool_call_id" in woven[4] ? woven[4].tool_call_id : "" });
});

it.each([
  "你好，请问有什么可以帮您？",
  "🙂🙂🙂",
  "— … —",
  "Ça va ? Öl für 5,50 € – déjà vu!",
  "a\u0000b",
  "x".repeat(3000),
  "Привет, как дела?",
  '-o /etc/passwd "quoted" $(sh)',
  "1 23 456 7890 12:30 50% www.a.com me@b.org",
])("says anything without failing: %s", async (text) => {
  const timeline = await buildTimeline([say("agent", text), say("user", text), hangUp], voices, HOUR);
  expect(timeline.utterances).toHaveLength(2);
  expectOrdered(timeline);
  expect(timeline.durationMs).toBeGreaterThan(500);
});

it("a call in which nobody speaks still has its length", async () => {
  expect(
    await buildTimeline(
      [
        { kind: "silence", ms: 5000 },
        { kind: "hang_up", by: "user", reason: "user_hangup", atMs: 5000 },
      ],
      voices,
      HOUR,
    ),
  ).toEqual({
    utterances: [],
    woven: [],
    durationMs: 5000,
    disconnectionReason: "user_hangup",
  });
});
