import { describe, expect, it } from "vitest";
import { addDays, addMonths, splitStretch, stepsOf } from "./calendar-spans";

/** The days that the parts of a stretch stand for, in their order. */
function daysOf(from: string, until: string): string[] {
  const { head, months, tail } = splitStretch({ from, until });
  const ofMonths = stepsOf(months, "month").flatMap((month) =>
    stepsOf({ from: month, until: addMonths(month, 1) }, "day"),
  );
  return [...stepsOf(head, "day"), ...ofMonths, ...stepsOf(tail, "day")];
}

describe("a stretch of days", () => {
  it.each([
    ["2026-01-05", "2026-01-20"],
    ["2026-01-15", "2026-02-20"],
    ["2026-01-01", "2026-02-01"],
    ["2026-01-31", "2026-03-01"],
    ["2025-11-24", "2026-11-24"],
    ["2024-02-29", "2024-03-02"],
    ["2026-01-01", "2027-01-01"],
    ["2026-05-01", "2026-05-02"],
  ])("from %s until %s is read whole, each day once", (from, until) => {
    expect(daysOf(from, until)).toEqual(stepsOf({ from, until }, "day"));
  });

  it("of a year is eleven or twelve months and some days", () => {
    const { head, months, tail } = splitStretch({ from: "2025-11-24", until: "2026-11-24" });
    expect(stepsOf(months, "month")).toHaveLength(11);
    expect([stepsOf(head, "day").length, stepsOf(tail, "day").length]).toEqual([7, 23]);
  });

  it("goes over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(addMonths("2026-01-01", -1)).toBe("2025-12-01");
    expect(addMonths("2026-05-31", -3)).toBe("2026-03-03");
  });
});
