import { describe, expect, it } from "vitest";
import { billingRule, priceOfAMinute } from "./price-words";

describe("the price of a minute in words", () => {
  it.each([
    ["0.1600", "$0.16"],
    ["0.1200", "$0.12"],
    ["0.1625", "$0.1625"],
    ["1.0000", "$1.00"],
    ["2", "$2.00"],
  ])("says %s as %s", (ratePerMinute, words) => {
    expect(priceOfAMinute({ ratePerMinute, incrementSeconds: 1 })).toBe(words);
  });

  it.each([
    [1, "by the second"],
    [6, "in steps of 6 seconds"],
    [60, "by the minute begun"],
  ])("says how an increment of %i s counts", (incrementSeconds, words) => {
    expect(billingRule({ ratePerMinute: "0.16", incrementSeconds })).toContain(words);
  });
});
