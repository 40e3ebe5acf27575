import { describe, expect, it } from "vitest";
import { heatOf } from "./heat";
import { monthOfMinutes } from "./month-minutes";
import { scaleOf } from "./scale";
import { changeOf } from "./change-of";

describe("the month's minutes", () => {
  const days = Array.from({ length: 30 }, (_, index) => ({
    date: `2026-11-${String(index + 1).padStart(2, "0")}`,
    calls: 1,
    conversationMinutes: index < 10 ? "2.5000" : "0.0000",
    totalCost: "0.0000",
  }));
  const month = { days, periodStart: new Date("2026-11-01T00:00:00Z"), periodEnd: new Date("2026-12-01T00:00:00Z") };

  it("are added up to today and projected by the time gone by", () => {
    const { sums, projected } = monthOfMinutes(month, new Date("2026-11-11T00:00:00Z"));
    expect(sums).toHaveLength(10);
    expect(sums.at(-1)).toBe(25);
    expect(projected).toBe(75);
  });

  it("are not projected from the first days, and no further than the month's end", () => {
    expect(monthOfMinutes(month, new Date("2026-11-02T10:00:00Z")).projected).toBeNull();
    const after = monthOfMinutes(month, new Date("2026-12-05T00:00:00Z"));
    expect([after.sums.length, after.projected]).toEqual([30, 25]);
  });
});

it("a scale ends in a round number that its highest value fits under", () => {
  expect(scaleOf(1)).toEqual({ top: 2, lines: [2, 1] });
  expect(scaleOf(7)).toEqual({ top: 8, lines: [8, 4] });
  expect(scaleOf(61)).toEqual({ top: 80, lines: [80, 40] });
  expect(scaleOf(4_100).top).toBe(6_000);
  expect(scaleOf(100).top).toBe(100);
});

it("hours without calls are 0, and the fullest is known", () => {
  const { at, most } = heatOf([{ weekday: 7, hour: 23, calls: 5 }]);
  expect([at(7, 23), at(1, 0), most]).toEqual([5, 0, 5]);
  expect(heatOf([]).most).toBe(1);
});

it("a change needs something to compare with", () => {
  expect([changeOf(12, 10), changeOf(1, 0), changeOf(null, 2)]).toEqual([0.2, null, null]);
});
