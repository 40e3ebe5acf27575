import { expect, it } from "vitest";
import { addMonths, stepsOf } from "../../billing/calendar-spans";
import { piecesOf } from "./pieces";

/** How often each day is counted by the pieces of a stretch. */
function countedDays(from: string, until: string): Map<string, number> {
  const counted = new Map<string, number>();
  for (const piece of piecesOf({ from, until })) {
    const days =
      piece.span === "day"
        ? stepsOf(piece, "day")
        : stepsOf(piece, "month").flatMap((month) => stepsOf({ from: month, until: addMonths(month, 1) }, "day"));
    for (const day of days) counted.set(day, (counted.get(day) ?? 0) + piece.sign);
  }
  return new Map([...counted].filter(([, times]) => times !== 0));
}

it.each([
  ["2026-10-25", "2026-11-24"],
  ["2026-09-25", "2026-10-25"],
  ["2026-11-02", "2026-11-24"],
  ["2026-11-03", "2026-11-28"],
  ["2025-11-24", "2026-11-24"],
  ["2024-11-24", "2025-11-24"],
  ["2026-02-01", "2026-03-01"],
  ["2024-02-02", "2024-03-31"],
  ["2026-12-31", "2027-01-01"],
])("the pieces of %s until %s are its days, each once", (from, until) => {
  const expected = new Map(stepsOf({ from, until }, "day").map((day) => [day, 1]));
  expect(new Map([...countedDays(from, until)].toSorted())).toEqual(expected);
});

it("of a year there are thirteen months and a fortnight of days on each side at most", () => {
  const pieces = piecesOf({ from: "2025-11-10", until: "2026-11-20" });
  const days = pieces.filter(({ span }) => span === "day").flatMap((piece) => stepsOf(piece, "day"));
  expect(days).toHaveLength(9 + 11);
  expect(pieces.filter(({ sign }) => sign === -1)).toHaveLength(2);
});
