import { describe, expect, it } from "vitest";
import { dayAndTime, relativeTime, utcTime } from "./time-words";

const now = Date.parse("2026-02-06T14:03:20Z");
const before = (seconds: number) => relativeTime(new Date(now - seconds * 1000), now);

describe("relativeTime", () => {
  it.each([
    [0, "just now"],
    [44, "just now"],
    [45, "1 min ago"],
    [59 * 60 + 20, "59 min ago"],
    [59 * 60 + 40, "1 h ago"],
    [23 * 3600, "23 h ago"],
    [23.6 * 3600, "1 d ago"],
    [6 * 86_400, "6 d ago"],
    [-300, "in 5 min"],
  ])("calls an instant %s seconds back “%s”", (seconds, words) => {
    expect(before(seconds)).toBe(words);
  });

  it("gives the date from a week on, with the year only when it is another", () => {
    expect(before(8 * 86_400)).toBe("29 Jan");
    expect(before(60 * 86_400)).toMatch(/^8 Dec 2025$/);
  });

  it("gives the date as it was in the reader's zone", () => {
    const newYear = new Date("2025-12-31T20:00:00Z");
    expect(relativeTime(newYear, now, "Asia/Tokyo")).toBe("1 Jan");
    expect(relativeTime(newYear, now, "America/Los_Angeles")).toBe("31 Dec 2025");
  });
});

describe("utcTime", () => {
  it("writes the same text whatever the zone of the machine", () => {
    expect(utcTime(new Date("2026-02-06T23:59:59+01:00"))).toBe("2026-02-06 22:59 UTC");
  });
});

it("says day and time where the reader is, with the year only where it is another", () => {
  const now = Date.UTC(2026, 1, 10);
  expect(dayAndTime(new Date(Date.UTC(2026, 1, 6, 14, 3)), now, "UTC")).toBe("6 Feb, 14:03");
  expect(dayAndTime(new Date(Date.UTC(2026, 1, 6, 23, 30)), now, "Asia/Tokyo")).toBe("7 Feb, 08:30");
  expect(dayAndTime(new Date(Date.UTC(2025, 11, 31, 14, 3)), now, "UTC")).toBe("31 Dec 2025, 14:03");
});
