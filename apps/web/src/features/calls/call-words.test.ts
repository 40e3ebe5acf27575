import { describe, expect, it } from "vitest";
import {
  durationWords,
  exactPriceWords,
  outcomeOf,
  percentWords,
  priceWords,
  reasonWords,
  secondsWords,
  spanWords,
} from "./call-words";

describe("the words of a call", () => {
  it("a duration is minutes and seconds, a long span its two largest units", () => {
    expect(durationWords(61)).toBe("1:01");
    expect(durationWords(null)).toBe("–");
    expect(spanWords(40)).toBe("40 s");
    expect(spanWords(59.9 * 60)).toBe("1 h");
    expect(spanWords(3 * 3600 + 12 * 60)).toBe("3 h 12 min");
  });

  it("a price has cents, and more places only where cents would hide it", () => {
    expect(priceWords("0.3250")).toBe("$0.3250");
    expect(priceWords("12.5000")).toBe("$12.50");
    expect(priceWords("0")).toBe("$0.00");
    expect([exactPriceWords("0.2400"), exactPriceWords("0.0000")]).toEqual(["$0.2400", "$0"]);
    expect([exactPriceWords("4134.9526"), exactPriceWords("-12.5000")]).toEqual(["$4,134.9526", "−$12.5000"]);
  });

  it("shares and response times say when there is none", () => {
    expect([percentWords(0.824), percentWords(0), percentWords(null)]).toEqual(["82%", "0%", "–"]);
    expect([secondsWords(812), secondsWords(null)]).toEqual(["0.81 s", "–"]);
  });

  it("an unknown end reason is shown in its own words", () => {
    expect(reasonWords("user_hangup")).toBe("Caller hung up");
    expect(reasonWords("error_of_tomorrow")).toBe("Error of tomorrow");
  });

  it("a call that nobody judged is neither good nor bad", () => {
    const call = { durationSeconds: 25 };
    expect(outcomeOf({ ...call, status: "completed", callSuccessful: null })).toEqual({
      tone: "neutral",
      word: "Completed",
    });
    expect(outcomeOf({ ...call, status: "failed", callSuccessful: true })).toEqual({ tone: "danger", word: "Cut off" });
    expect(outcomeOf({ status: "failed", callSuccessful: null, durationSeconds: 0 }).word).toBe("Not connected");
  });
});
