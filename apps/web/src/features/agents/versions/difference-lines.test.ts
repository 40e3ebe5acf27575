import { expect, it } from "vitest";
import { linesOf } from "./difference-lines";

it("tells plain settings as they are, spans in seconds", () => {
  expect(linesOf({ field: "voiceSpeed", before: null, after: 1.2 })).toEqual([
    { what: "Voice speed", before: "–", after: "1.2" },
  ]);
  expect(linesOf({ field: "endCallAfterSilenceMs", before: 600_000, after: 30_000 })).toEqual([
    { what: "End call after silence", before: "600 s", after: "30 s" },
  ]);
  expect(linesOf({ field: "enableBackchannel", before: true, after: false })).toMatchObject([{ before: "Yes" }]);
});

it("finds what differs inside a tool: a destination, a header by its name, an argument", () => {
  const headers = (secret: string) => ({ Authorization: { secret }, Accept: "json" });
  expect(linesOf({ field: "headers", before: headers("a"), after: headers("b") })).toEqual([
    { what: "Headers › Authorization", before: "A sealed value", after: "Another sealed value" },
  ]);
  const number = (to: string) => ({ type: "predefined", number: to });
  expect(linesOf({ field: "transferDestination", before: number("+1"), after: number("+2") })).toEqual([
    { what: "Transfer destination › Number", before: "+1", after: "+2" },
  ]);
  const schema = (properties: object) => ({ type: "object", properties, required: ["day"] });
  const day = { type: "string", description: "Which day" };
  expect(linesOf({ field: "parameters", before: schema({ day }), after: schema({ day, time: day }) })).toEqual([
    { what: "Parameters › time", before: "–", after: "Type: string\nDescription: Which day" },
  ]);
});

it("tells variables one by one, and another order as an order", () => {
  const [day, time] = [
    { type: "string", name: "day", description: "The day" },
    { type: "string", name: "time", description: "The time" },
  ];
  const change = { ...day, description: "The wanted day" };
  expect(linesOf({ field: "variables", before: [day, time], after: [change] })).toEqual([
    { what: "Variables “day” › Description", before: "The day", after: "The wanted day" },
    { what: "Variables “time”", before: "Type: string\nDescription: The time", after: "–" },
  ]);
  expect(linesOf({ field: "variables", before: [day, time], after: [time, day] })).toEqual([
    { what: "Variables, in order", before: "day, time", after: "time, day" },
  ]);
});

it("tells a condition in its words", () => {
  const equation = { type: "equation", operator: "&&", equations: [{ left: "{{day}}", operator: "exists" }] };
  expect(linesOf({ field: "condition", before: { type: "prompt", prompt: "wants to book" }, after: equation })).toEqual(
    [{ what: "Condition", before: "wants to book", after: "{{day}} is known" }],
  );
});
