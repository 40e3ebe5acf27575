import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money, moneyText } from "../../kernel/money";
import { billableSeconds, chargeFor, correction } from "./rules";

const terms = (rate: string, incrementSeconds = 1) => ({ ratePerMinute: money(rate), incrementSeconds });
const durations = fc.integer({ min: 0, max: 7_200_000 });
const increments = fc.constantFrom(1, 6, 10, 15, 30, 60);
const rates = fc.integer({ min: 0, max: 99_999 }).map((n) => (n / 10_000).toFixed(4));

describe("billableSeconds", () => {
  it.each([
    [0, 1, 0],
    [1, 1, 1],
    [999, 1, 1],
    [1_000, 1, 1],
    [1_001, 1, 2],
    [59_999, 60, 60],
    [60_000, 60, 60],
    [60_001, 60, 120],
    [61_000, 6, 66],
    [7_200_000, 1, 7_200],
  ])("charges %i ms at an increment of %i s as %i s", (durationMs, increment, expected) => {
    expect(billableSeconds(durationMs, increment)).toBe(expected);
  });

  it("is the smallest multiple of the increment that covers the talk", () => {
    fc.assert(
      fc.property(durations, increments, (durationMs, increment) => {
        const seconds = billableSeconds(durationMs, increment);
        expect(seconds % increment).toBe(0);
        expect(seconds * 1000).toBeGreaterThanOrEqual(durationMs);
        expect((seconds - increment) * 1000).toBeLessThan(Math.max(durationMs, 1));
      }),
    );
  });

  it.each([
    [-1, 1],
    [1.5, 1],
    [Number.NaN, 1],
    [1000, 0],
    [1000, 0.5],
  ])("refuses %d ms at %d s", (duration, increment) => {
    expect(() => billableSeconds(duration, increment)).toThrow(RangeError);
  });
});

describe("chargeFor", () => {
  it.each([
    // 61 s = 1.016666… min
    [61_000, "0.1000", "1.0167", "0.1017"],
    [60_000, "0.3250", "1.0000", "0.3250"],
    [1, "0.1500", "0.0167", "0.0025"],
    [0, "0.1500", "0.0000", "0.0000"],
    // 0.0500 min × 0.0010 = 0.00005 lies between two places: to the even one
    [3_000, "0.0010", "0.0500", "0.0000"],
    [9_000, "0.0010", "0.1500", "0.0002"],
    [7_200_000, "9.9999", "120.0000", "1199.9880"],
  ])("charges %i ms at %s a minute as %s minutes and %s", (durationMs, rate, minutes, cost) => {
    const charge = chargeFor(durationMs, terms(rate));
    expect([moneyText(charge.conversationMinutes), moneyText(charge.totalCost)]).toEqual([minutes, cost]);
  });

  it("never has more than four places and never strays half of the last one from the exact price", () => {
    fc.assert(
      fc.property(durations, increments, rates, (durationMs, increment, rate) => {
        const charge = chargeFor(durationMs, terms(rate, increment));
        expect(charge.conversationMinutes.decimalPlaces()).toBeLessThanOrEqual(4);
        expect(charge.totalCost.decimalPlaces()).toBeLessThanOrEqual(4);
        const exactMinutes = money(charge.billableSeconds).div(60);
        expect(exactMinutes.sub(charge.conversationMinutes).abs().lte("0.00005")).toBe(true);
        const exactCost = charge.conversationMinutes.mul(rate);
        expect(exactCost.sub(charge.totalCost).abs().lte("0.00005")).toBe(true);
      }),
    );
  });

  it("never charges a longer talk less", () => {
    fc.assert(
      fc.property(durations, durations, increments, rates, (a, b, increment, rate) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map((ms) => chargeFor(ms, terms(rate, increment)));
        expect(long?.totalCost.gte(short?.totalCost ?? 0)).toBe(true);
      }),
    );
  });
});

describe("correction", () => {
  it("is nothing when the same is owed as was charged", () => {
    const charge = chargeFor(61_000, terms("0.1500"));
    expect(correction(charge, charge)).toBeNull();
  });

  it("W14: first charge and corrections always add up to the last amount owed", () => {
    fc.assert(
      fc.property(fc.array(durations, { minLength: 1, maxLength: 8 }), increments, rates, (known, increment, rate) => {
        let charged = chargeFor(known[0] ?? 0, terms(rate, increment));
        for (const durationMs of known.slice(1)) {
          const difference = correction(chargeFor(durationMs, terms(rate, increment)), charged);
          if (!difference) continue;
          charged = {
            billableSeconds: charged.billableSeconds + difference.billableSeconds,
            conversationMinutes: charged.conversationMinutes.add(difference.conversationMinutes),
            totalCost: charged.totalCost.add(difference.totalCost),
          };
        }
        const owed = chargeFor(known.at(-1) ?? 0, terms(rate, increment));
        expect(charged.billableSeconds).toBe(owed.billableSeconds);
        expect(charged.conversationMinutes.eq(owed.conversationMinutes)).toBe(true);
        expect(charged.totalCost.eq(owed.totalCost)).toBe(true);
      }),
    );
  });
});
