import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { dentist } from "../../test/dentist";
import { analyseCall, costOf, latencyOf, tokenUsageOf } from "./analysis";
import type { EngineEvent } from "./events";
import { personaFor } from "./personas";
import { playCall } from "./play";
import { buildTimeline } from "./timeline";

type ProvidersCall = Retell.PhoneCallResponse;
const voices = { agentVoiceId: "11labs-Myra", callerSeed: "+15551234567" };
const timelineOf = (events: EngineEvent[]) => buildTimeline(events, voices, { maxDurationMs: 3_600_000 });
const called = async (name: string, agent = dentist()) => {
  const persona = personaFor(name, voices.callerSeed);
  return timelineOf(persona ? (await playCall(agent, { persona })).events : []);
};

describe("what is found out about a call", () => {
  it.each([
    ["books", true, "Positive", /wanted an appointment.*was booked \(.*at/],
    ["asks-hours", true, "Positive", /asked about the opening hours/],
    ["asks-price", true, "Neutral", /prices.*could not be answered/],
    ["angry", true, "Negative", /upset.*took a message/],
    ["silent", false, "Unknown", /did not say anything/],
    ["hangs-up-at-3s", false, "Unknown", /hung up/],
    ["wrong-number", false, "Neutral", /wrong number/],
    ["voicemail", false, "Unknown", /voicemail/],
  ])("%s", async (name, successful, sentiment, summary) => {
    const analysis: NonNullable<ProvidersCall["call_analysis"]> = analyseCall(await called(name), {});
    expect(analysis).toMatchObject({
      call_successful: successful,
      user_sentiment: sentiment,
      in_voicemail: name === "voicemail",
    });
    expect(analysis.call_summary).toMatch(summary);
  });

  it("answers the agent's own questions", async () => {
    const questions = [
      { type: "string", name: "caller_name" },
      { type: "boolean", name: "booked", description: "whether an appointment was booked" },
      { type: "enum", name: "topic", choices: ["complaint", "appointment", "price"] },
      { type: "string", name: "wanted_time" },
    ];
    const { custom_analysis_data: data } = analyseCall(await called("books"), { questions });
    expect(data).toEqual({
      caller_name: expect.stringMatching(/^\w+ \w+$/),
      booked: true,
      topic: "appointment",
      wanted_time: expect.stringMatching(/\d/),
    });
    expect(analyseCall(await called("silent"), { questions }).custom_analysis_data).toEqual({});
  });
});

describe("latency", () => {
  it("is the wait between the caller's last and the agent's next word", async () => {
    const timeline = await called("books");
    const latency: ProvidersCall["latency"] = latencyOf(timeline);
    const { e2e, llm, tts } = latency ?? {};
    const [first, second, third] = timeline.utterances;
    expect(first?.role).toBe("agent");
    expect(e2e?.values?.[0]).toBe(
      Math.round(((third?.words[0]?.start ?? 0) - (second?.words.at(-1)?.end ?? 0)) * 1000),
    );
    expect(e2e?.num).toBe(e2e?.values?.length);
    expect(e2e?.p50).toBeLessThanOrEqual(e2e?.p99 ?? 0);
    expect((llm?.max ?? 0) + (tts?.max ?? 0)).toBeLessThan(e2e?.max ?? 0);
  });

  it("is not known of a call without a turn", async () => {
    expect(latencyOf(await called("silent"))).toBeUndefined();
  });
});

describe("cost", () => {
  it("is what the products cost together, in cents by whole seconds", () => {
    const cost: NonNullable<ProvidersCall["call_cost"]> = costOf(59_001, "gpt-4.1", "elevenlabs");
    expect(cost.total_duration_seconds).toBe(60);
    expect(cost.combined_cost).toBeCloseTo(100 * (0.055 + 0.04 + 0.045), 3);
    expect(cost.combined_cost).toBeCloseTo(
      cost.product_costs.reduce((sum, product) => sum + product.cost, 0),
      6,
    );
    expect(cost.product_costs.map(({ product }) => product)).toEqual([
      "retell_voice_engine",
      "elevenlabs_tts",
      "gpt_4_1",
    ]);
  });

  it("is nothing for a call without a second", () => {
    expect(costOf(0, "gpt-4.1", "cartesia")).toMatchObject({
      combined_cost: 0,
      product_costs: [],
      total_duration_seconds: 0,
    });
  });
});

it("counts one request to the model for each line of the agent, growing with what was said", async () => {
  const timeline = await called("books");
  const usage = tokenUsageOf(timeline);
  expect(usage?.num_requests).toBe(timeline.utterances.filter(({ role }) => role === "agent").length);
  expect(usage?.values).toEqual(usage?.values.toSorted((a, b) => a - b));
  expect(tokenUsageOf(await timelineOf([]))).toBeUndefined();
});
