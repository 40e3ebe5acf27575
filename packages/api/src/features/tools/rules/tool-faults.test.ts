import { describe, expect, it } from "vitest";
import { CalendarTools, CustomTool } from "../schemas";
import { toolFaults } from "./tool-faults";

const keysOf = (parameters: object) =>
  toolFaults(
    CustomTool.parse({
      type: "custom",
      name: "book",
      url: "https://example.com/",
      parameters: { type: "object", ...parameters },
    }),
  ).map(({ key }) => key);
const zoned = (timezone: string) =>
  toolFaults(
    CalendarTools[0].parse({ type: "check_availability_cal", name: "cal", calApiKey: "", eventTypeId: 1, timezone }),
  ).map(({ key }) => key);

describe("what no call could use of a tool", () => {
  it("parameters are described by schemas of types that there are, and what is required is there", () => {
    expect(keysOf({ properties: { a: 5, b: { type: "wrong" } }, required: ["zz"] })).toEqual([
      "parameters.properties.a",
      "parameters.properties.b.type",
      "parameters.required.0",
    ]);
    const list = { type: "array", items: { type: "object", properties: [], required: ["toString"] } };
    expect(keysOf({ properties: { list } })).toEqual(["parameters.properties.list.items.properties"]);
    expect(keysOf({ properties: { o: { type: "object", properties: {}, required: ["toString"] } } })).toEqual([
      "parameters.properties.o.required.0",
    ]);
    const right = { day: { type: ["string", "null"] }, kind: { enum: ["a"] }, o: { type: "object", required: [] } };
    expect(keysOf({ properties: right, required: ["day"] })).toEqual([]);
    expect(keysOf({})).toEqual([]);
  });

  it("a schema that goes too deep is told, not followed", () => {
    let schema: object = { type: "string" };
    for (let depth = 0; depth < 1_000; depth++) schema = { type: "array", items: schema };
    expect(keysOf({ properties: { deep: schema } })).toHaveLength(1);
  });

  it("a calendar's time zone is one that there is, or a variable", () => {
    expect(zoned("Mars/Base")).toEqual(["timezone"]);
    expect(["Europe/Berlin", "Asia/Kolkata", "UTC", "{{zone}}"].flatMap(zoned)).toEqual([]);
  });
});

it("I11: a header holds no line breaks, no other scripts, and nothing that whoever sends the request sets", () => {
  const tool = (name: string, value: string) => ({
    type: "custom",
    name: "book",
    url: "https://example.com/book",
    headers: { [name]: value },
  });
  for (const value of ["a\r\nX-Other: b", "a\nb", "\u0000", "予約"])
    expect(CustomTool.safeParse(tool("X-Key", value)).success).toBe(false);
  expect(CustomTool.safeParse(tool("X-Key", "Bearer a-b.c=")).success).toBe(true);
  for (const name of ["Host", "content-length", "X-Retell-Signature"]) {
    expect(toolFaults(CustomTool.parse(tool(name, "x")))).toMatchObject([{ key: `headers.${name}` }]);
  }
});
