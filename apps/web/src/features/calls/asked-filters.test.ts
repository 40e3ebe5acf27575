import { expect, it } from "vitest";
import { askedFilters, isFiltered } from "./asked-filters";

const none = {
  q: null,
  agent: null,
  member: null,
  direction: null,
  status: null,
  result: null,
  reason: null,
  mood: null,
  tag: null,
  days: null,
  trail: null,
  rows: null,
};
const now = new Date("2026-03-10T12:00:00Z");

it("an address without filters asks for everything", () => {
  expect(askedFilters(none, now)).toEqual({});
  expect(isFiltered({ ...none, trail: ["x"], rows: 50 })).toBe(false);
});

it("filters of the address become the server's", () => {
  const address = { ...none, q: "  booked ", result: "unsuccessful" as const, days: "7" as const };
  expect(askedFilters(address, now)).toEqual({
    q: "booked",
    successful: false,
    from: new Date("2026-03-03T12:00:00Z"),
  });
  expect(isFiltered(address)).toBe(true);
});

it("words that the server would refuse never reach it", () => {
  expect(askedFilters({ ...none, q: "   " }, now)).toEqual({});
  expect(askedFilters({ ...none, q: "x".repeat(300) }, now).q).toHaveLength(100);
});
