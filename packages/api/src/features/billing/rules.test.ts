import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money, moneyText } from "../../kernel/money";
import { billableSeconds, chargeFor, entriesFor, type Booking } from "./rules";

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

const began = new Date("2026-05-04T09:30:00Z");
const booking = (durationMs: number, rate: string, more: Partial<Booking> = {}): Booking => ({
  occurredAt: began,
  phoneNumber: "+12025550100",
  terms: terms(rate),
  calls: 1,
  charge: chargeFor(durationMs, terms(rate)),
  ...more,
});
const facts = ({ occurredAt, phoneNumber, terms: { ratePerMinute, incrementSeconds } }: Booking) =>
  JSON.stringify([occurredAt, phoneNumber, moneyText(ratePerMinute), incrementSeconds]);

/** The books as the database keeps them: what the entries come to, place by place. */
function add(books: Map<string, Booking>, entries: readonly Booking[]): void {
  for (const entry of entries) {
    const sum = books.get(facts(entry));
    books.set(facts(entry), {
      ...entry,
      calls: entry.calls + (sum?.calls ?? 0),
      charge: {
        billableSeconds: entry.charge.billableSeconds + (sum?.charge.billableSeconds ?? 0),
        conversationMinutes: entry.charge.conversationMinutes.add(sum?.charge.conversationMinutes ?? 0),
        totalCost: entry.charge.totalCost.add(sum?.charge.totalCost ?? 0),
      },
    });
  }
}
const text = ({ calls, charge }: Booking) =>
  [calls, charge.billableSeconds, moneyText(charge.conversationMinutes), moneyText(charge.totalCost)].join(" ");
const told = (books: Map<string, Booking>) =>
  [...books].map(([place, sum]) => [place, text(sum)]).filter(([, sums]) => sums !== "0 0 0.0000 0.0000");

describe("entriesFor", () => {
  it("charges once, nothing for a repeat, and a call that never connected with nothing", () => {
    const owed = booking(61_000, "0.1500");
    expect(entriesFor(owed, [])).toEqual([owed]);
    expect(entriesFor(owed, [owed])).toEqual([]);
    expect(entriesFor(booking(0, "0.1500"), []).map(text)).toEqual(["1 0 0.0000 0.0000"]);
  });

  it("gives the difference back when a call turns out shorter, and all of it when it never was", () => {
    const charged = booking(63_000, "0.1600");
    expect(entriesFor(booking(50_000, "0.1600"), [charged]).map(text)).toEqual(["0 -13 -0.2167 -0.0347"]);
    expect(entriesFor(booking(0, "0.1600"), [charged]).map(text)).toEqual(["0 -63 -1.0500 -0.1680"]);
  });

  it("W14: takes a charge back in full and charges anew when the call began before the rate that it was charged by", () => {
    const charged = booking(60_000, "0.2000");
    const owed = booking(60_000, "0.1000", { occurredAt: new Date(began.getTime() - 1) });
    expect(entriesFor(owed, [charged]).map(text)).toEqual(["-1 -60 -1.0000 -0.2000", "1 60 1.0000 0.1000"]);
  });

  it("W14: whatever was told before, the books come to what is owed, and to nothing anywhere else", () => {
    const tellings = fc.record({
      durationMs: durations,
      beganAt: fc.constantFrom(0, 1, 3_600_000),
      phoneNumber: fc.constantFrom("+12025550100", "+12025550101", null),
      rate: fc.constantFrom("0.1000", "0.2000", "0.0333"),
      incrementSeconds: fc.constantFrom(1, 60),
    });
    fc.assert(
      fc.property(fc.array(tellings, { minLength: 1, maxLength: 8 }), (known) => {
        const books = new Map<string, Booking>();
        let owed: Booking | undefined;
        for (const { durationMs, beganAt, phoneNumber, rate, incrementSeconds } of known) {
          const inForce = terms(rate, incrementSeconds);
          owed = {
            occurredAt: new Date(began.getTime() + beganAt),
            phoneNumber,
            terms: inForce,
            calls: 1,
            charge: chargeFor(durationMs, inForce),
          };
          add(books, entriesFor(owed, [...books.values()]));
          expect(entriesFor(owed, [...books.values()])).toEqual([]);
        }
        expect(told(books)).toEqual(owed && [[facts(owed), text(owed)]]);
      }),
      { numRuns: 5_000 },
    );
  });
});
