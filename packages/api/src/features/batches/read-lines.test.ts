import { describe, expect, it } from "vitest";
import { judgeLines } from "./judge-lines";
import { readLines } from "./read-lines";

async function* each(lines: Iterable<string>): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

async function cellsOf(text: string, delimiter?: string) {
  const read = [];
  for await (const { line, cells } of readLines(each(text.split("\n")), delimiter)) read.push([line, cells] as const);
  return read;
}

const batch = {
  numberColumn: "phone",
  variableColumns: { name: "Name" },
  windowFrom: "09:00",
  windowTo: "18:00",
  weekdays: [1, 2, 3, 4, 5],
  reach: null,
};
const judge = async (lines: Iterable<string>, most?: { numbers: number; refused: number }) =>
  await judgeLines(readLines(each(lines)), batch, new Date("2026-06-01"), most);

describe("a file of numbers", () => {
  it("is read with its byte order mark, with semicolons or tabs, quotes and empty lines", async () => {
    expect(await cellsOf('\uFEFFphone;name\n"+12025550100"; Ada \n\n+1202;"O""Neil; B."')).toEqual([
      [1, ["phone", "name"]],
      [2, ["+12025550100", "Ada"]],
      [4, ["+1202", 'O"Neil; B.']],
    ]);
    expect(await cellsOf("a\tb\n1\t2")).toEqual([
      [1, ["a", "b"]],
      [2, ["1", "2"]],
    ]);
    expect(await cellsOf("a,b\n1;2,3", ",")).toEqual([
      [1, ["a", "b"]],
      [2, ["1;2", "3"]],
    ]);
  });

  it("a cell may go over lines; a quotation mark that is never closed spoils its own line alone", async () => {
    expect(await cellsOf('phone,note\n+1,"two\nlines"\n+2,"open\n+3,fine\n+4,"also fine"\n+5,6"')).toEqual([
      [1, ["phone", "note"]],
      [2, ["+1", "two\nlines"]],
      [4, null],
      [5, ["+3", "fine"]],
      [6, ["+4", "also fine"]],
      [7, ["+5", '6"']],
    ]);
  });

  it("every line that cannot be called is named with its reason, and the others are kept", async () => {
    const lines = [
      "Name,phone",
      "Ada,+1 (202) 555-0100",
      "Bo,12345",
      "Cy,+12025550100",
      "Di,",
      `${"x".repeat(1_001)},+12025550101`,
    ];
    lines.push("Ed,+870773111632", "'Flo,'+12025550102", '"Gus,+12025550103', "Ida,+442071234567");
    expect(
      (await judge(lines)).map(({ line, toNumber, variables, refusal }) => [
        line,
        toNumber,
        variables["name"],
        refusal,
      ]),
    ).toEqual([
      [2, "+12025550100", "Ada", null],
      [3, "12345", "Bo", "not_a_number"],
      [4, "+12025550100", "Cy", "duplicate"],
      [5, "", "Di", "no_number"],
      [6, "+12025550101", undefined, "value_too_long"],
      [7, "+870773111632", "Ed", "no_time_zone"],
      [8, "+12025550102", "'Flo", null],
      [9, '"Gus,+12025550103', undefined, "broken_line"],
      [10, "+442071234567", "Ida", null],
    ]);
  });

  it("without the column, or empty, is refused with what it has", async () => {
    await expect(judge(["mobile,Name", "+12025550100,Ada"])).rejects.toThrow(
      "no column “phone”. Its first line says: mobile, Name",
    );
    await expect(judge(["phone", "+12025550100"])).rejects.toThrow("no column “Name”");
    await expect(judge([])).rejects.toThrow("The file is empty.");
  });

  it("I6: of too many lines is refused at the first number too many, and at the first bad line too many", async () => {
    // A file of the most lines that a batch takes in earnest goes in over the door (batches.test.ts).
    const most = { numbers: 700, refused: 600 };
    let asked = 0;
    const many = function* (line: (n: number) => string) {
      yield "phone,Name";
      for (asked = 0; asked < 5_000; asked++) yield line(asked);
    };
    const good = (n: number) => `+1202${String(2_000_000 + n)},Ada`;
    await expect(judge(many(good), most)).rejects.toThrow("at most 700 numbers");
    expect(asked).toBeLessThan(800);
    await expect(
      judge(
        many((n) => `nobody ${n},Ada`),
        most,
      ),
    ).rejects.toThrow("More than 600 lines");
    expect(asked).toBeLessThan(700);
  });
});
