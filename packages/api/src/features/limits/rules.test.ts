import { describe, expect, it } from "vitest";
import { isScarce, secondsToReserve, whatLacks } from "./rules";

const usual = { longestSeconds: 3_600, incrementSeconds: 1 };

describe("what a call reserves", () => {
  it.each([
    // free, lines, reserved
    [120, 5, 120, "two minutes left go to the first who calls"],
    [600, 60, 300, "what is scarce is enough for a talk each, not crumbs for everybody"],
    [330, 60, 330, "a rest too short to talk in goes with it"],
    [59, 5, 0, "less than a minute is not enough for a call"],
    [60, 5, 60, "a minute is"],
    [0, 5, 0, "nothing is nothing"],
    [-90, 5, 0, "calls that ran over leave nothing"],
    [36_000, 60, 600, "an even share among all lines"],
    [6_000, 5, 1_200, "an even share among a few"],
    [600_000, 20, 3_600, "never more than the agent's longest call"],
    [600, 0, 600, "no lines, no shares"],
  ])("of %i seconds with %i lines is %i: %s", (freeSeconds, lines, reserved) => {
    expect(secondsToReserve({ ...usual, freeSeconds, lines })).toBe(reserved);
  });

  it("is whole increments, so that a rounded bill stays within", () => {
    expect(secondsToReserve({ ...usual, freeSeconds: 179, lines: 1, incrementSeconds: 60 })).toBe(120);
    expect(secondsToReserve({ ...usual, freeSeconds: 89, lines: 1, incrementSeconds: 90 })).toBe(0);
  });

  it("never exceeds what is free, whoever comes in whatever order", () => {
    for (const lines of [1, 2, 5, 60]) {
      for (let free = 0; free <= 4_000; free += 37) {
        let left = free;
        for (let call = 0; call < 50; call++) {
          const given = secondsToReserve({ ...usual, freeSeconds: left, lines });
          if (given === 0) break;
          expect(given).toBeGreaterThanOrEqual(60);
          left -= given;
        }
        expect(left, `${free} s, ${lines} lines`).toBeGreaterThanOrEqual(0);
        expect(left, `${free} s, ${lines} lines: nothing is left lying unless every line has a share`).toBeLessThan(
          Math.max(60, free),
        );
      }
    }
  });

  it.each([
    // month, cap, held, lacks
    [59, null, 0, "minutes"],
    [59, 59, 0, "minutes"],
    [600, 59, 0, "spend_cap"],
    [600, 600, 300, null],
    [600, null, 541, "minutes_held"],
    [600, 900, 541, "minutes_held"],
    [900, 600, 541, "spend_cap_held"],
    [36_000, 60, 60, "spend_cap_held"],
    [-5, 900, 0, "minutes"],
    [900, -5, 300, "spend_cap"],
  ])("with %j s of the month and %j s of the cap, %j s of them reserved, lacks %j", (month, cap, held, lacks) => {
    const left = { monthSeconds: month, capSeconds: cap, heldSeconds: held, incrementSeconds: 1 };
    expect(whatLacks(left)).toBe(lacks);
  });

  it("lacks something exactly when it is nothing", () => {
    for (const incrementSeconds of [1, 6, 60, 90])
      for (const capSeconds of [null, 30, 95, 700, 5_000])
        for (let monthSeconds = -30; monthSeconds <= 900; monthSeconds += 31)
          for (let heldSeconds = 0; heldSeconds <= 900; heldSeconds += 47) {
            const freeSeconds = Math.min(monthSeconds, capSeconds ?? Infinity) - heldSeconds;
            const reserved = secondsToReserve({ longestSeconds: 3_600, incrementSeconds, freeSeconds, lines: 4 });
            const left = { monthSeconds, capSeconds, heldSeconds, incrementSeconds };
            expect(whatLacks(left) === null, JSON.stringify(left)).toBe(reserved > 0);
          }
  });

  it("gates a tenant before a call that comes unasked could be one too many", () => {
    expect(isScarce(299 * 5, 5)).toBe(true);
    expect(isScarce(300 * 5, 5)).toBe(false);
  });
});
