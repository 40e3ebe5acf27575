import { expect, it } from "vitest";
import { latencyStages } from "./latency-stages";

it("stages stand in the order of the wait, the whole first, unknown ones last", () => {
  const stages = latencyStages({ tts: { p50: 200 }, later: { p50: 1 }, e2e: { p50: 812.5, p90: 900, max: 1200 } });
  expect(stages).toEqual([
    { stage: "From word to word", p50: 812.5, p90: 900, max: 1200 },
    { stage: "Speaking", p50: 200, p90: null, max: null },
    { stage: "later", p50: 1, p90: null, max: null },
  ]);
});

it("what was not measured is not shown", () => {
  expect(latencyStages(null)).toEqual([]);
  expect(latencyStages({ e2e: {}, llm: null, asr: { p50: "fast" } })).toEqual([]);
});
