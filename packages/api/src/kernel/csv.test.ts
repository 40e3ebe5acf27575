import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { csvLines } from "./csv";

async function written(rows: (string | number | Date | null)[][]): Promise<string> {
  async function* portions() {
    for (const row of rows) yield await Promise.resolve([row]);
  }
  let text = "";
  for await (const line of csvLines(["cell", "next"], portions())) text += line;
  return text;
}

it.each([
  ["=1+1"],
  ["=cmd|' /C calc'!A0"],
  ["+1+1"],
  ["-1+1"],
  ["@SUM(A1)"],
  ["\t=1+1"],
  ["\r=1+1"],
  ["＝1+1"],
  ["＋1"],
  ["－1"],
  ["＠A1"],
  ['="quoted" & "x"'],
  ["=1\n+2"],
])("I6: %j cannot be a formula, and a reader gets it back behind the apostrophe", async (cell) => {
  const text = await written([[cell, "x"]]);
  expect(parse(text)).toEqual([
    ["cell", "next"],
    [`'${cell}`, "x"],
  ]);
});

it.each([["-0.6800"], ["-12"]])("W14: %s is a number below nothing, and stays one", async (cell) => {
  expect(await written([[cell, "x"]])).toBe(`cell,next\r\n${cell},x\r\n`);
});

it.each([['say "hi", please'], ["two\nlines"], ["two\r\nlines"], ["a,b;c"], ["'=1"], [" =1"], ["Zoë 通話"], [""]])(
  "I6: %j is read back as it was",
  async (cell) => {
    expect(parse(await written([[cell, "x"]]))).toEqual([
      ["cell", "next"],
      [cell, "x"],
    ]);
  },
);

it("I6: a phone number stays one that can be dialled, as quoted text", async () => {
  const text = await written([
    ["+12025550100", "+4930901820"],
    ["+1202555010x", "+0"],
  ]);
  expect(text).toBe(`cell,next\r\n"+12025550100","+4930901820"\r\n'+1202555010x,'+0\r\n`);
});

it("I6: numbers keep their sign, instants are ISO 8601, nothing is an empty cell", async () => {
  expect(
    await written([
      [-4.5, null],
      [new Date("2026-11-22T10:00:00Z"), 7],
    ]),
  ).toBe("cell,next\r\n-4.5,\r\n2026-11-22T10:00:00.000Z,7\r\n");
});
