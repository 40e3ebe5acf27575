import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRetell } from "../src/index";
import { CALL } from "./wire-samples";

const { webhooks } = createRetell({ apiKey: "key_test" });
const body = (call: unknown, event = "call_ended") => JSON.stringify({ event, call });
const problemPaths = (rawBody: string) => {
  const parsed = webhooks.parse(rawBody);
  return parsed.ok ? "accepted" : parsed.problems.map(({ path }) => path);
};

describe("a webhook's body", () => {
  it("becomes a call in our words", () => {
    const parsed = webhooks.parse(body(CALL));
    expect(parsed).toEqual({
      ok: true,
      value: {
        kind: "call",
        event: "call_ended",
        eventAtMs: undefined,
        transfer: undefined,
        call: {
          retellCallId: CALL.call_id,
          status: "ended",
          type: "phone_call",
          direction: "inbound",
          retellAgentId: CALL.agent_id,
          agentVersion: 3,
          agentName: "acme · Front desk",
          fromNumber: "+14155550100",
          toNumber: "+14155550199",
          startedAtMs: 1_760_000_000_000,
          endedAtMs: 1_760_000_095_000,
          transferEndedAtMs: undefined,
          durationMs: 95_000,
          disconnectionReason: "user_hangup",
          transcriptText: "Agent: Hello.\nUser: Hi.\n",
          utterances: [
            {
              kind: "utterance",
              role: "agent",
              content: "Hello.",
              words: [{ word: "Hello.", startSeconds: 0.4, endSeconds: 0.9 }],
            },
            {
              kind: "utterance",
              role: "user",
              content: "Hi.",
              words: [{ word: "Hi.", startSeconds: 1.5, endSeconds: 1.7 }],
            },
          ],
          transcript: [
            {
              kind: "utterance",
              role: "agent",
              content: "Hello.",
              words: [{ word: "Hello.", startSeconds: 0.4, endSeconds: 0.9 }],
            },
            { kind: "tool_call", toolCallId: "t1", name: "end_call", arguments: "{}" },
            { kind: "tool_result", toolCallId: "t1", content: "done", successful: true },
            { kind: "node_transition", from: "Greeting", to: "Goodbye" },
            { kind: "dtmf", digit: "5" },
            { kind: "injected", content: "note", atSeconds: 3.5 },
            { kind: "other", role: "thought_bubble" },
          ],
          recordingUrl: "https://recordings.example.com/call.wav",
          recordingMultiChannelUrl: undefined,
          publicLogUrl: undefined,
          analysis: {
            summary: "A greeting.",
            successful: true,
            userSentiment: "Neutral",
            inVoicemail: false,
            customData: { first_name: "Ada" },
          },
          cost: {
            combinedCents: "23.456",
            products: [{ product: "elevenlabs_tts", cents: "7.1" }],
            durationSeconds: 95,
          },
          latency: CALL.latency,
          llmTokenUsage: { average: 812.5, requestCount: 2 },
          metadata: { tenant_id: "t-1" },
          dynamicVariables: { customer_name: "Ada" },
          collectedDynamicVariables: undefined,
          twilioCallSid: "CA1",
          transferDestination: undefined,
        },
      },
    });
  });

  it("says where a call is handed on to, and never fails over it", () => {
    const transferOf = (beside: object, event = "transfer_started") => {
      const parsed = webhooks.parse(JSON.stringify({ event, call: CALL, ...beside }));
      return parsed.ok && parsed.value.kind === "call" ? parsed.value.transfer : "refused";
    };
    const option = { type: "warm_transfer", onHoldMusic: "ringtone" };
    expect(
      transferOf({ transfer_destination: { type: "predefined", number: "+14155550123" }, transfer_option: option }),
    ).toEqual({ to: "+14155550123", mode: "warm_transfer" });
    expect(transferOf({ transfer_destination: "+14155550123" })).toEqual({ to: "+14155550123", mode: undefined });
    for (const beside of [{}, { transfer_destination: { type: "inferred", prompt: "x" }, transfer_option: 7 }]) {
      expect(transferOf(beside)).toEqual({ to: undefined, mode: undefined });
    }
    expect(transferOf({ transfer_destination: "+1" }, "call_ended")).toBeUndefined();
  });

  it("needs no more than an id and a status", () => {
    const parsed = webhooks.parse(body({ call_id: "call_1", call_status: "not_connected" }));
    const call = parsed.ok && parsed.value.kind === "call" ? parsed.value.call : undefined;
    const known = Object.entries(call ?? {}).filter(([, value]) => value !== undefined);
    expect(known).toEqual([
      ["retellCallId", "call_1"],
      ["status", "not_connected"],
    ]);
  });

  it("takes null for unknown, and ignores what it does not know", () => {
    const nulls = Object.fromEntries(Object.keys(CALL).map((key) => [key, null]));
    const call = { ...nulls, call_id: "call_1", call_status: "ended", brand_new: { deep: [1] } };
    expect(problemPaths(body(call))).toBe("accepted");
  });

  it("keeps chats, alerts and newcomers as other events", () => {
    for (const raw of [
      { event: "chat_ended", chat: { chat_id: "c" } },
      { event: "transcript_updated", chat: { chat_id: "c" } },
      { event: "alert_triggered", alert: {} },
      { event: "call_teleported", call: { call_id: 5 } },
    ]) {
      expect(webhooks.parse(JSON.stringify(raw))).toEqual({ ok: true, value: { kind: "other", event: raw.event } });
    }
  });

  it("W9: names the field that is wrong, and never a value", () => {
    const bad = (change: Record<string, unknown>) => problemPaths(body({ ...CALL, ...change }));
    expect(bad({ duration_ms: -1 })).toEqual(["call.duration_ms"]);
    expect(bad({ duration_ms: 1e15 })).toEqual(["call.duration_ms"]);
    expect(bad({ duration_ms: "95000" })).toEqual(["call.duration_ms"]);
    expect(bad({ start_timestamp: -5 })).toEqual(["call.start_timestamp"]);
    expect(bad({ end_timestamp: 1e300 })).toEqual(["call.end_timestamp"]);
    expect(bad({ call_status: "exploded" })).toEqual(["call.call_status"]);
    expect(bad({ from_number: { evil: true } })).toEqual(["call.from_number"]);
    expect(bad({ direction: 7 })).toEqual(["call.direction"]);
    expect(bad({ transcript_object: "hello" })).toEqual(["call.transcript_object"]);
    expect(bad({ transcript_object: [{ role: "agent", content: 5 }] })).toEqual(["call.transcript_object.0.content"]);
    expect(bad({ call_cost: { combined_cost: -3 } })).toEqual(["call.call_cost.combined_cost"]);
    expect(bad({ call_analysis: [] })).toEqual(["call.call_analysis"]);
    expect(JSON.stringify(webhooks.parse(body({ ...CALL, agent_version: "s3cr3t" })))).not.toContain("s3cr3t");
  });

  it("S6: ids that are no ids are refused", () => {
    for (const id of ["<script>alert(1)</script>", "../../etc", "call 1", "", "x".repeat(129), 5, null]) {
      expect(problemPaths(body({ ...CALL, call_id: id }))).toEqual(["call.call_id"]);
    }
    expect(problemPaths(body({ ...CALL, agent_id: "<script>" }))).toEqual(["call.agent_id"]);
  });

  it("S6: a recording's URL leads to a public host over https, or the event is refused", () => {
    const verdict = (recording_url: string) => problemPaths(body({ ...CALL, recording_url }));
    for (const url of [
      "http://169.254.169.254/latest/meta-data/",
      "https://169.254.169.254/",
      "https://0xa9fea9fe/",
      "https://[::ffff:169.254.169.254]/",
      "https://[fe80::1]/",
      "https://10.0.0.7/a.wav",
      "https://127.0.0.1/a.wav",
      "https://localhost/a.wav",
      "https://db.internal/a.wav",
      "https://recordings/a.wav",
      "http://recordings.example.com/a.wav",
      "https://user:pass@recordings.example.com/a.wav",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "//recordings.example.com/a.wav",
      "nonsense",
    ]) {
      expect([url, verdict(url)]).toEqual([url, ["call.recording_url"]]);
    }
    expect(verdict("https://dxc03zgurdly9.cloudfront.net/abc/recording.wav?x=1")).toBe("accepted");
  });

  it("S6: beside a local stand-in its own links are fine, link-local ones still are not", () => {
    const local = createRetell({ apiKey: "key_test", baseUrl: "http://localhost:4010" }).webhooks;
    const accepts = (recording_url: string) => local.parse(body({ ...CALL, recording_url })).ok;
    expect(accepts("http://localhost:4010/recordings/1.wav")).toBe(true);
    expect(accepts("http://127.0.0.1:4010/recordings/1.wav")).toBe(true);
    expect(accepts("http://169.254.169.254/latest")).toBe(false);
    expect(accepts("http://[::ffff:a9fe:a9fe]/latest")).toBe(false);
    expect(accepts("http://0.0.0.0:4010/1.wav")).toBe(false);
  });

  it("W9: truncated, nested without end, or poisoned JSON is refused without a throw", () => {
    const whole = body(CALL);
    for (let end = 0; end < whole.length; end += 37) {
      expect(webhooks.parse(whole.slice(0, end))).toMatchObject({ ok: false, reason: "not_json" });
    }
    const deep = `{"event":"call_ended","call":{"call_id":"c","call_status":"ended","x":${"[".repeat(10_000)}${"]".repeat(10_000)}}}`;
    expect(webhooks.parse(deep)).toMatchObject({ ok: false, reason: "invalid" });
    const bottomless = "[".repeat(1_000_000);
    expect(webhooks.parse(bottomless)).toMatchObject({ ok: false });
    const poisoned =
      '{"event":"call_ended","call":{"call_id":"c","call_status":"ended","metadata":{"__proto__":{"a":1}}}}';
    expect(webhooks.parse(poisoned)).toMatchObject({ ok: false, reason: "invalid" });
    expect(webhooks.parse(poisoned.replace("__proto__", "proto"))).toMatchObject({ ok: true });
    expect(webhooks.parse(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ ok: false, reason: "not_json" });
    for (const raw of ["null", "5", "[]", '"x"', "{}", '{"event":5}', '{"event":"call_ended"}']) {
      expect(webhooks.parse(raw)).toMatchObject({ ok: false, reason: "invalid" });
    }
  });

  it("never throws, whatever stands in whichever field", () => {
    const field = fc.constantFrom(...Object.keys(CALL));
    const anything = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(field, anything), { maxLength: 6 }), (changes) => {
        const raw = body({ ...CALL, ...Object.fromEntries(changes) });
        const parsed = webhooks.parse(raw);
        if (parsed.ok) return true;
        // A poisoned key is refused before any field is looked at.
        if (raw.includes('"__proto__":')) return parsed.reason === "invalid";
        return parsed.problems.length > 0 && parsed.problems.every(({ path }) => path.startsWith("call"));
      }),
      { numRuns: 2000, examples: [[[["metadata", { a: [JSON.parse('{"__proto__":1}')] }]]]] },
    );
  });

  it("drops no second and adds none: every acceptable span comes through to the millisecond", () => {
    const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
    const span = fc.integer({ min: 0, max: 86_400_000 });
    fc.assert(
      fc.property(instant, span, fc.integer({ min: 0, max: 99_999_999 }), (start, duration, hundredths) => {
        const cents = hundredths / 100;
        const parsed = webhooks.parse(
          body({ ...CALL, start_timestamp: start, duration_ms: duration, call_cost: { combined_cost: cents } }),
        );
        const call = parsed.ok && parsed.value.kind === "call" ? parsed.value.call : undefined;
        expect(call?.startedAtMs).toBe(start);
        expect(call?.durationMs).toBe(duration);
        expect(call?.cost?.combinedCents).toBe(JSON.stringify(cents));
      }),
      { numRuns: 500 },
    );
  });

  it("drops odd ornaments and keeps the call", () => {
    const parsed = webhooks.parse(
      body({
        ...CALL,
        latency: 5,
        llm_token_usage: "many",
        metadata: "text",
        telephony_identifier: [],
        transcript_object: [{ role: "user", content: "Hi.", words: [{ word: "Hi.", start: -1, end: "x" }, 7] }],
        transcript_with_tool_calls: [{ role: "tool_call_invocation", arguments: { a: 1 } }],
      }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        call: {
          retellCallId: CALL.call_id,
          latency: undefined,
          llmTokenUsage: undefined,
          metadata: undefined,
          twilioCallSid: undefined,
          utterances: [{ content: "Hi.", words: [{ word: "Hi.", startSeconds: undefined, endSeconds: undefined }] }],
          transcript: [{ kind: "other", role: "tool_call_invocation" }],
        },
      },
    });
  });
});

describe("the inbound webhook", () => {
  it("is read with and without an agent and a call id", () => {
    const ask = (call_inbound: unknown) =>
      webhooks.parseInbound(JSON.stringify({ event: "call_inbound", call_inbound }));
    expect(ask({ from_number: "+14155550100", to_number: "+14155550199" })).toEqual({
      ok: true,
      value: {
        toNumber: "+14155550199",
        fromNumber: "+14155550100",
        retellCallId: undefined,
        retellAgentId: undefined,
      },
    });
    expect(ask({ agent_id: "agent_1", call_id: "call_1", from_number: null, to_number: "+1" })).toMatchObject({
      value: { retellAgentId: "agent_1", retellCallId: "call_1", fromNumber: undefined },
    });
    expect(ask({ from_number: "+1" })).toMatchObject({ ok: false, problems: [{ path: "call_inbound.to_number" }] });
    expect(webhooks.parseInbound(body(CALL))).toMatchObject({ ok: false, reason: "invalid" });
  });

  it("is answered in the provider's words, variables as text", () => {
    expect(
      webhooks.inboundAnswer({
        retellAgentId: "agent_1",
        agentVersion: "latest_published",
        dynamicVariables: { name: "Ada", visits: 3, isMember: true },
        metadata: { tenantId: "t-1" },
        agentOverride: { agent: { maxCallDurationMs: 300_000 } },
      }),
    ).toEqual({
      call_inbound: {
        override_agent_id: "agent_1",
        override_agent_version: "latest_published",
        dynamic_variables: { name: "Ada", visits: "3", isMember: "true" },
        metadata: { tenantId: "t-1" },
        agent_override: { agent: { max_call_duration_ms: 300_000 } },
      },
    });
    expect(webhooks.declineInbound()).toEqual({ call_inbound: {} });
  });
});
