import type { RetellCall, TranscriptEntry } from "@voxcalls/retell-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "./call-event";
import { fold } from "./fold";

const begin = Date.UTC(2026, 2, 29, 0, 59, 30);

function call(facts: Partial<RetellCall> = {}): RetellCall {
  const told = { retellCallId: "call_1", status: "ongoing", type: "phone_call", direction: "inbound", ...facts };
  return told as RetellCall;
}

function said(role: "agent" | "user", content: string, startSeconds: number): TranscriptEntry {
  const words = content.split(" ").map((word, index) => ({
    word,
    startSeconds: startSeconds + index * 0.25,
    endSeconds: startSeconds + index * 0.25 + 0.2,
  }));
  return { kind: "utterance", role, content, words };
}

const talk: TranscriptEntry[] = [
  { kind: "node_transition", from: undefined, to: "greeting" },
  said("agent", "Good morning", 0.5),
  said("user", "A table for two", 2),
  { kind: "tool_call", toolCallId: "t1", name: "book", arguments: "{}" },
  { kind: "tool_result", toolCallId: "t1", content: "booked", successful: true },
  said("agent", "Done", 5),
];

const numbers = { fromNumber: "+4915112345678", toNumber: "+12025550100", retellAgentId: "agent_1", agentVersion: 3 };
const started: CallEvent = {
  name: "call_started",
  receivedAtMs: begin + 100,
  call: call({ ...numbers, startedAtMs: begin }),
};
const updated: CallEvent = {
  name: "transcript_updated",
  receivedAtMs: begin + 3_000,
  call: call({ ...numbers, startedAtMs: begin, transcript: talk.slice(0, 3) }),
};
const over = {
  ...numbers,
  status: "ended",
  startedAtMs: begin,
  endedAtMs: begin + 62_300,
  durationMs: 62_300,
  disconnectionReason: "agent_hangup",
  transcript: talk,
  recordingUrl: "https://r.example/1.wav",
  recordingMultiChannelUrl: "https://r.example/1-multi.wav",
} as const;
const ended: CallEvent = {
  name: "call_ended",
  receivedAtMs: begin + 63_000,
  call: call({ ...over, transcript: talk }),
};
const analysed: CallEvent = {
  name: "call_analyzed",
  receivedAtMs: begin + 70_000,
  call: call({
    ...over,
    transcript: talk,
    analysis: {
      summary: "A booking.",
      successful: true,
      userSentiment: "Positive",
      inVoicemail: false,
      customData: { guests: 2 },
    },
    llmTokenUsage: { average: 120.5, requestCount: 4 },
  }),
};
const whole = [started, updated, ended, analysed] as const;

describe("fold", () => {
  it("tells a finished call", () => {
    expect(fold(whole)).toMatchObject({
      retellCallId: "call_1",
      retellAgentId: "agent_1",
      agentVersion: 3,
      direction: "inbound",
      status: "completed",
      phoneNumber: "+4915112345678",
      occurredAtMs: begin,
      startedAtMs: begin,
      endedAtMs: begin + 62_300,
      durationMs: 62_300,
      talkedMs: 62_300,
      successful: true,
      disconnectionReason: "agent_hangup",
      recordingUrl: "https://r.example/1-multi.wav",
      llmTotalTokens: 482,
      analyzedAtMs: begin + 70_000,
      analysis: { call_summary: "A booking.", call_successful: true, custom_analysis_data: { guests: 2 } },
    });
  });

  it("keeps tool calls and node changes with the line they followed, and times from the words", () => {
    const { lines } = fold(whole);
    expect(lines.map((line) => [line.sequence, line.role, line.content, line.startTimeMs, line.endTimeMs])).toEqual([
      [0, "agent", "Good morning", 500, 950],
      [1, "user", "A table for two", 2_000, 2_950],
      [2, "agent", "Done", 5_000, 5_200],
    ]);
    expect(lines[0]?.events).toEqual([{ kind: "node_transition", from: undefined, to: "greeting", before: true }]);
    expect(lines[1]?.events?.map((event) => event.kind)).toEqual(["tool_call", "tool_result"]);
    expect(lines[2]?.words).toEqual([{ word: "Done", startMs: 5_000, endMs: 5_200 }]);
  });

  it("W2: gives one state for every order and any number of repetitions", () => {
    const expected = JSON.stringify(fold(whole));
    const deliveries = fc
      .array(fc.constantFrom(...whole), { maxLength: 12 })
      .chain((repeats) => fc.shuffledSubarray([...whole, ...repeats], { minLength: whole.length + repeats.length }));
    fc.assert(
      fc.property(deliveries, (delivered) => {
        expect(JSON.stringify(fold(delivered as [CallEvent, ...CallEvent[]]))).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  const anyEvent = fc.record({
    name: fc.constantFrom("call_started", "transcript_updated", "call_ended", "call_analyzed", "sync"),
    receivedAtMs: fc.integer({ min: begin, max: begin + 5 }),
    call: fc
      .record(
        {
          status: fc.constantFrom("registered", "ongoing", "ended", "error", "not_connected"),
          direction: fc.constantFrom("inbound", "outbound"),
          retellAgentId: fc.constantFrom("agent_1", "agent_2"),
          fromNumber: fc.constantFrom("+491", "+492"),
          startedAtMs: fc.integer({ min: begin, max: begin + 3 }),
          endedAtMs: fc.integer({ min: begin + 10, max: begin + 12 }),
          durationMs: fc.integer({ min: 0, max: 3 }),
          transcript: fc.constantFrom(talk, talk.slice(0, 2), []),
          metadata: fc.constantFrom({ a: 1 }, { b: 2 }),
        },
        { requiredKeys: ["status"] },
      )
      .map((facts) => call(facts as Partial<RetellCall>)),
  }) as fc.Arbitrary<CallEvent>;

  it("W2: holds for events that contradict each other, too", () => {
    fc.assert(
      fc.property(
        fc
          .array(anyEvent, { minLength: 1, maxLength: 6 })
          .chain((events) =>
            fc.tuple(
              fc.constant(events),
              fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
            ),
          ),
        ([events, delivered]) => {
          const asSent = fold(events as [CallEvent, ...CallEvent[]]);
          expect(JSON.stringify(fold(delivered as [CallEvent, ...CallEvent[]]))).toBe(JSON.stringify(asSent));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("W2: never takes a call that is over back to in progress", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 2, maxLength: 6 }), (events) => {
        let wasOver = false;
        events.forEach((_, index) => {
          const { status } = fold(events.slice(0, index + 1) as [CallEvent, ...CallEvent[]]);
          expect(wasOver && status === "in_progress").toBe(false);
          wasOver ||= status !== "in_progress";
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("shows a call in progress without an end, a price or a duration", () => {
    const state = fold([started, updated]);
    expect(state).toMatchObject({ status: "in_progress", endedAtMs: null, durationMs: null, talkedMs: 0 });
    expect(state.lines).toHaveLength(2);
  });

  it("takes the longest of the transcripts of a call in progress, whichever came last", () => {
    const longer: CallEvent = { ...updated, receivedAtMs: begin + 1, call: call({ ...numbers, transcript: talk }) };
    expect(fold([updated, longer]).lines).toHaveLength(3);
  });

  it("W3: makes a whole call of a lonely call_analyzed", () => {
    expect(fold([analysed])).toEqual({ ...fold(whole) });
  });

  it("W3: a dial that failed is a call of 0 s that never started", () => {
    const failed: CallEvent = {
      name: "call_ended",
      receivedAtMs: begin,
      call: call({
        ...numbers,
        direction: "outbound",
        status: "not_connected",
        disconnectionReason: "dial_no_answer",
        // the provider counts the ringing here
        durationMs: 29_000,
      }),
    };
    expect(fold([failed])).toMatchObject({
      status: "failed",
      startedAtMs: null,
      occurredAtMs: begin,
      durationMs: 0,
      talkedMs: 0,
      phoneNumber: "+12025550100",
      disconnectionReason: "dial_no_answer",
    });
  });

  it("charges the talk of a call that broke off with an error", () => {
    const broken: CallEvent = { ...ended, call: { ...ended.call, status: "error", disconnectionReason: "error_llm" } };
    expect(fold([broken])).toMatchObject({ status: "failed", talkedMs: 62_300 });
  });

  it("reckons the duration from begin and end when the provider leaves it out", () => {
    expect(fold([{ ...ended, call: { ...ended.call, durationMs: undefined } }]).talkedMs).toBe(62_300);
  });

  it("believes the better informed of two durations, and of two equals the one heard last", () => {
    const corrected: CallEvent = { ...analysed, call: { ...analysed.call, durationMs: 61_000 } };
    expect(fold([ended, corrected]).durationMs).toBe(61_000);
    const again: CallEvent = {
      ...analysed,
      receivedAtMs: begin + 80_000,
      call: { ...analysed.call, durationMs: 5_000 },
    };
    expect(fold([again, corrected]).durationMs).toBe(5_000);
  });

  it("fits texts to their columns without cutting a character in two", () => {
    const state = fold([{ ...ended, call: { ...ended.call, agentName: `${"x".repeat(254)}😀` } }]);
    expect(state.agentName).toBe(`${"x".repeat(254)}\uFFFD`);
  });
});
