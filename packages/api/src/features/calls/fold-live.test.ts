import type { RetellCall, TranscriptEntry } from "@voxcalls/retell-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallEvent } from "./call-event";
import { fold } from "./fold";
import { withoutOlderTranscripts } from "./newest-transcript";

const begin = Date.UTC(2026, 9, 25, 0, 59, 30);
const desk = "+14155550123";
const nobody = "+14155550199";

const talk: TranscriptEntry[] = Array.from({ length: 8 }, (_, turn) => ({
  kind: "utterance",
  role: turn % 2 ? ("user" as const) : ("agent" as const),
  content: `turn ${turn}`,
  words: [],
}));

const ongoing = {
  retellCallId: "call_live",
  type: "phone_call",
  direction: "inbound",
  retellAgentId: "agent_1",
  startedAtMs: begin,
} as const;
const over = {
  ...ongoing,
  status: "ended",
  endedAtMs: begin + 62_300,
  durationMs: 62_300,
  disconnectionReason: "call_transfer",
  transferDestination: desk,
  transcript: talk,
} as const;

function told(name: CallEvent["name"], afterMs: number, call: object, transfer?: CallEvent["transfer"]): CallEvent {
  return { name, receivedAtMs: begin + afterMs, call: call as RetellCall, ...(transfer && { transfer }) };
}

/** A call whose words come turn by turn, that is handed on twice: the first does not answer, the second does. */
const whole: readonly [CallEvent, ...CallEvent[]] = [
  told("call_started", 100, { ...ongoing, status: "ongoing" }),
  ...talk.map((_, turn) =>
    told("transcript_updated", 1_000 * (turn + 1), {
      ...ongoing,
      status: "ongoing",
      transcript: talk.slice(0, turn + 1),
    }),
  ),
  told("transfer_started", 30_000, { ...ongoing, status: "ongoing" }, { to: nobody, mode: "warm_transfer" }),
  told("transfer_cancelled", 40_000, { ...ongoing, status: "ongoing" }, { to: nobody, mode: "warm_transfer" }),
  told("transfer_started", 50_000, { ...ongoing, status: "ongoing" }, { to: desk, mode: "cold_transfer" }),
  told("transfer_bridged", 62_000, { ...ongoing, status: "ongoing" }, { to: desk, mode: "cold_transfer" }),
  // The last of them may come without what the end will say.
  told("transcript_updated", 62_300, { ...ongoing, status: "ended", transcript: talk }),
  told("call_ended", 63_000, over),
  told("call_analyzed", 70_000, {
    ...over,
    analysis: { summary: "Handed on.", successful: true, userSentiment: "Neutral", inVoicemail: false, customData: {} },
  }),
  told("transfer_ended", 90_000, { ...over, transferEndedAtMs: begin + 89_000 }, { to: desk, mode: "cold_transfer" }),
];

const anyDelivery = fc
  .array(fc.constantFrom(...whole), { maxLength: 16 })
  .chain((repeats) => fc.shuffledSubarray([...whole, ...repeats], { minLength: whole.length + repeats.length }))
  .map((delivered) => delivered as [CallEvent, ...CallEvent[]]);

describe("a call that is told turn by turn, and handed on", () => {
  it("W2: is one state in every order and with any repetitions", () => {
    const expected = JSON.stringify(fold(whole));
    fc.assert(
      fc.property(anyDelivery, (delivered) => {
        expect(JSON.stringify(fold(delivered))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("W2: is the same when only the newest transcript is kept, at any moment and as often as one likes", () => {
    fc.assert(
      fc.property(anyDelivery, fc.nat({ max: 40 }), (delivered, at) => {
        const [before, after] = [delivered.slice(0, at), delivered.slice(at)];
        const kept = withoutOlderTranscripts([...withoutOlderTranscripts(before), ...after]);
        expect(kept.filter(({ name }) => name === "transcript_updated").length).toBe(1);
        expect(JSON.stringify(fold(kept as [CallEvent, ...CallEvent[]]))).toBe(JSON.stringify(fold(delivered)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("W2: never loses a line again while it goes on, and never goes back to in progress", () => {
    fc.assert(
      fc.property(anyDelivery, (delivered) => {
        let lines = 0;
        let wasOver = false;
        delivered.forEach((_, index) => {
          const state = fold(delivered.slice(0, index + 1) as [CallEvent, ...CallEvent[]]);
          expect(state.lines.length).toBeGreaterThanOrEqual(lines);
          expect(wasOver && state.status === "in_progress").toBe(false);
          lines = state.lines.length;
          wasOver ||= state.status !== "in_progress";
        });
      }),
      { numRuns: 500 },
    );
  });

  it("knows whom it was handed on to and what became of it, and charges what the provider says", () => {
    expect(fold(whole)).toMatchObject({
      status: "completed",
      talkedMs: 62_300,
      transfers: [
        { to: nobody, mode: "warm_transfer", outcome: "cancelled", endedAtMs: null },
        { to: desk, mode: "cold_transfer", outcome: "ended", endedAtMs: begin + 89_000 },
      ],
    });
  });

  it("shows a transfer while it is tried, and when it stands", () => {
    const until = (count: number) => fold(whole.slice(0, count) as [CallEvent, ...CallEvent[]]);
    expect(until(10).transfers).toMatchObject([{ to: nobody, outcome: "started" }]);
    expect(until(13)).toMatchObject({
      status: "in_progress",
      transfers: [
        { to: nobody, outcome: "cancelled" },
        { to: desk, outcome: "connected", endedAtMs: null },
      ],
    });
  });

  it("learns of a transfer from the call itself when no event told of it", () => {
    const silent = whole.filter(({ transfer }) => !transfer) as [CallEvent, ...CallEvent[]];
    expect(fold(silent).transfers).toEqual([{ to: desk, mode: null, outcome: "connected", endedAtMs: null }]);
    const asked = told("sync", 95_000, { ...over, transferEndedAtMs: begin + 89_000 });
    expect(fold([asked]).transfers).toEqual([{ to: desk, mode: null, outcome: "ended", endedAtMs: begin + 89_000 }]);
  });

  it("gives a transfer without a destination the one that the call names in the end", () => {
    const unnamed = whole.map((event) =>
      event.transfer ? { ...event, transfer: { ...event.transfer, to: undefined } } : event,
    );
    expect(fold(unnamed.slice(0, 10) as [CallEvent, ...CallEvent[]]).transfers).toMatchObject([{ to: null }]);
    expect(fold(unnamed as [CallEvent, ...CallEvent[]]).transfers).toMatchObject([{ to: desk, outcome: "ended" }]);
  });

  it("is not over because its last words were told", () => {
    const lastWords = told("transcript_updated", 62_300, { ...ongoing, status: "ended", transcript: talk });
    expect(fold([lastWords])).toMatchObject({ status: "in_progress", talkedMs: 0, endedAtMs: null });
  });
});
