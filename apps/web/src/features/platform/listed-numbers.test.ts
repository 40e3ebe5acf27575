import { describe, expect, it } from "vitest";
import { listedNumbers } from "./listed-numbers";

describe("listedNumbers", () => {
  it("reads one number a line, however it is written", () => {
    expect(listedNumbers("+14155550101\n\n+1 (415) 555-0102\n").map(({ phoneNumber }) => phoneNumber)).toEqual([
      "+14155550101",
      "+14155550102",
    ]);
  });

  it("finds the column by its head, whatever separates the cells", () => {
    const [only] = listedNumbers("\uFEFFname;phone_number\nFront desk;+14155550101");
    expect(only).toEqual({ line: 2, text: "+14155550101", phoneNumber: "+14155550101", problem: null });
  });

  it("names the lines that cannot be tried", () => {
    const listed = listedNumbers("+14155550101\n0415 555\n+14155550101\n");
    expect(listed.map(({ line, problem }) => [line, problem])).toEqual([
      [1, null],
      [2, "Not a number with + and country code, such as +14155550123."],
      [3, "Listed twice."],
    ]);
  });
});
