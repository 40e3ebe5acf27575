import { expect, it } from "vitest";
import { toldCall } from "./told";

it("shows what is known to be harmless, and neither addresses, costs nor secrets", () => {
  const shown = toldCall({
    call_id: "call_1",
    duration_ms: 61_000,
    recording_url: "https://recordings.example/1.wav",
    public_log_url: "https://logs.example/1",
    call_cost: { combined_cost: 12 },
    access_token: "canary",
    custom_sip_headers: { "X-Key": "canary" },
    transcript: "canary",
    somethingNew: "canary",
    metadata: {
      crm: "see https://crm.example/42 for more",
      apiKey: "canary",
      nested: [{ secret_note: "canary", name: "Ada" }],
    },
    call_analysis: { call_summary: "Recording at wss://media.example/x, she said." },
  });
  expect(shown).toEqual({
    call_id: "call_1",
    duration_ms: 61_000,
    metadata: { crm: "see [address] for more", nested: [{ name: "Ada" }] },
    call_analysis: { call_summary: "Recording at [address] she said." },
  });
});

it("spells what we asked for like what we were told", () => {
  expect(toldCall({ durationMs: 5, recordingUrl: "https://x.example" })).toEqual({ duration_ms: 5 });
  expect(toldCall(null)).toEqual({});
});
