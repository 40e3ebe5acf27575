import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryable } from "./catalogue";
import { isWithin, nextWithin, outcomeOf, type CallWindow } from "./rules";
import { zonesOf } from "./zones";

const workdays: CallWindow = { windowFrom: "09:00", windowTo: "18:00", weekdays: [1, 2, 3, 4, 5] };
const allWeek = [1, 2, 3, 4, 5, 6, 7];
const at = (text: string) => new Date(text);

const quarters = Array.from({ length: 97 }, (_, n) => {
  const [hour, minute] = [Math.floor(n / 4), (n % 4) * 15];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const someWindow = fc
  .tuple(fc.nat(95), fc.integer({ min: 1, max: 96 }), fc.subarray(allWeek, { minLength: 1 }))
  .filter(([from, to]) => from < to)
  .map(([from, to, weekdays]): CallWindow => ({
    windowFrom: quarters[from] ?? "",
    windowTo: quarters[to] ?? "",
    weekdays,
  }));
const someZones = fc.uniqueArray(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), {
  minLength: 1,
  maxLength: 4,
});
const someInstant = fc.date({ min: at("2025-01-01"), max: at("2030-01-01"), noInvalidDate: true });

/** The clock of a zone, read another way than the rule reads it. */
function clockOf(zone: string, instant: Date): { weekday: number; time: string } {
  const text = instant.toLocaleString("sv-SE", { timeZone: zone });
  const [day = "", time = ""] = text.split(" ");
  return { weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7, time: time.slice(0, 5) };
}

describe("the window", () => {
  it("is open exactly when every zone's own clock and calendar say so", () => {
    fc.assert(
      fc.property(someWindow, someZones, someInstant, (window, zones, instant) => {
        const expected = zones.every((zone) => {
          const { weekday, time } = clockOf(zone, instant);
          return window.weekdays.includes(weekday) && time >= window.windowFrom && time < window.windowTo;
        });
        expect(isWithin(window, zones, instant)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("opens next at the first minute at which it is open: none before it is, over days, zones and changed clocks", () => {
    fc.assert(
      fc.property(someWindow, someZones, someInstant, (window, zones, instant) => {
        const next = nextWithin(window, zones, instant);
        const endMs = next?.getTime() ?? instant.getTime() + 8 * 24 * 60 * 60_000;
        if (next) expect([next >= instant, isWithin(window, zones, next)]).toEqual([true, true]);
        // Every third minute of what lies between, and the last one.
        for (let ms = instant.getTime(); ms < endMs; ms += 3 * 60_000) {
          if (isWithin(window, zones, new Date(ms))) return false;
        }
        return !(endMs > instant.getTime() && isWithin(window, zones, new Date(endMs - 60_000)) && next !== null);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it.each([
    // Clocks go forward at 02:00 in Berlin: 09:00 there is an hour earlier than the day before.
    ["2026-03-27T17:30:00Z", ["Europe/Berlin"], "2026-03-30T07:00:00.000Z"],
    ["2026-03-20T17:30:00Z", ["Europe/Berlin"], "2026-03-23T08:00:00.000Z"],
    // ... and back in November in New York, a week after Europe.
    ["2026-10-30T23:00:00Z", ["America/New_York"], "2026-11-02T14:00:00.000Z"],
    ["2026-10-29T23:00:00Z", ["America/New_York"], "2026-10-30T13:00:00.000Z"],
    // Chatham's clocks stand three quarters of an hour beside others; both have to be within.
    ["2026-06-01T00:00:00Z", ["Pacific/Auckland", "Pacific/Chatham"], "2026-06-01T00:00:00.000Z"],
    ["2026-06-01T06:00:00Z", ["Pacific/Auckland", "Pacific/Chatham"], "2026-06-01T21:00:00.000Z"],
    ["2026-06-01T05:20:00Z", ["Pacific/Auckland", "Pacific/Chatham"], "2026-06-01T21:00:00.000Z"],
  ])("after %s opens in %j at %s", (from, zones, expected) => {
    expect(nextWithin(workdays, zones, at(from))?.toISOString()).toBe(expected);
  });

  it("never opens where nobody knows the time, nor where the zones lie too far apart", () => {
    expect(
      isWithin({ ...workdays, windowFrom: "00:00", windowTo: "24:00", weekdays: allWeek }, [], at("2026-06-01")),
    ).toBe(false);
    const morning = { windowFrom: "09:00", windowTo: "11:00", weekdays: allWeek };
    expect(nextWithin(morning, ["Europe/Kaliningrad", "Asia/Kamchatka"], at("2026-06-01"))).toBeNull();
  });

  it("skips an hour that the clocks leave out, and takes one that they show twice", () => {
    const night = { windowFrom: "02:00", windowTo: "03:00", weekdays: [7] };
    expect(nextWithin(night, ["Europe/Berlin"], at("2026-03-28T12:00:00Z"))?.toISOString()).toBe(
      "2026-04-05T00:00:00.000Z",
    );
    for (const instant of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"])
      expect(isWithin(night, ["Europe/Berlin"], at(instant))).toBe(true);
  });
});

describe("the zones of a number", () => {
  it.each([
    ["+12025550100", ["America/New_York"]],
    ["+12125550100", ["America/New_York"]],
    ["+13105550100", ["America/Los_Angeles"]],
    ["+18505550100", ["America/Chicago", "America/New_York"]],
    ["+14165550100", ["America/Toronto"]],
    ["+16715550100", ["Pacific/Guam"]],
    ["+442071234567", ["Europe/London"]],
  ])("%s may be in %j", (number, zones) => {
    expect(zonesOf(number)).toEqual(zones);
  });

  it("are all of a country where numbers go along, all of two where the code tells nothing, and none for no country", () => {
    expect(zonesOf("+61412345678")).toEqual(expect.arrayContaining(["Australia/Perth", "Australia/Sydney"]));
    expect(zonesOf("+5511961234567")).toEqual(expect.arrayContaining(["America/Noronha", "America/Rio_Branco"]));
    expect(zonesOf("+18005550199")).toEqual(expect.arrayContaining(["Pacific/Honolulu", "America/St_Johns"]));
    expect(zonesOf("+870773111632")).toEqual([]);
    expect(zonesOf("nonsense")).toEqual([]);
  });

  it("are known to this runtime, all of them", () => {
    for (const number of ["+12025550100", "+18005550199", "+79161234567", "+61412345678", "+5511961234567"])
      for (const zone of zonesOf(number)) expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
  });
});

it.each([
  ["completed", "agent_hangup", 9_000, "answered"],
  ["completed", "voicemail_reached", 9_000, "voicemail"],
  ["failed", "dial_busy", 0, "busy"],
  ["failed", "dial_no_answer", null, "no_answer"],
  ["failed", "user_declined", 0, "declined"],
  ["failed", "invalid_destination", null, "failed"],
  ["failed", "error_retell", 0, "failed"],
  ["failed", "error_retell", 1, "cut_off"],
  ["failed", "lost_at_provider", null, "lost"],
  ["failed", "not_placed", null, "not_placed"],
  ["failed", null, null, "failed"],
] as const)("a call that is %s for %s after %s ms counts as %s", (status, endReason, durationMs, outcome) => {
  expect(outcomeOf({ status, endReason, durationMs })).toBe(outcome);
});

it("nobody who was spoken to is called again by a rule", () => {
  expect(retryable).not.toContain("answered");
  expect(retryable).not.toContain("cut_off");
});
