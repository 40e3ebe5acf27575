import { money, round, type Money } from "../../kernel/money";

/** What a tenant pays by, as it stood when the call was charged. */
export interface Terms {
  /** Per conversation minute, at most 4 decimals. */
  readonly ratePerMinute: Money;
  /** Whole seconds; a call is charged for the next multiple. */
  readonly incrementSeconds: number;
}

export interface Charge {
  readonly billableSeconds: number;
  /** Billable seconds / 60, to 4 places. */
  readonly conversationMinutes: Money;
  /** Minutes × rate, to 4 places. */
  readonly totalCost: Money;
}

/** Whole seconds charged for a talk of `durationMs`: rounded up to the increment. Throws RangeError on a span or increment that cannot be. */
export function billableSeconds(durationMs: number, incrementSeconds: number): number {
  if (!Number.isSafeInteger(durationMs) || durationMs < 0) throw new RangeError("a duration is whole milliseconds");
  if (!Number.isSafeInteger(incrementSeconds) || incrementSeconds < 1)
    throw new RangeError("an increment is at least 1 s");
  return Math.ceil(durationMs / (incrementSeconds * 1000)) * incrementSeconds;
}

/** The charge of a call that was talked for `durationMs` (0 when it never connected). Half even, as every rounded part of a bill. */
export function chargeFor(durationMs: number, terms: Terms): Charge {
  const seconds = billableSeconds(durationMs, terms.incrementSeconds);
  const conversationMinutes = round(money(seconds).div(60));
  return {
    billableSeconds: seconds,
    conversationMinutes,
    totalCost: round(conversationMinutes.mul(terms.ratePerMinute)),
  };
}

/** A charge with what it was charged for and by: calls that began at another instant, on another line or by other terms are other bookings. */
export interface Booking {
  readonly occurredAt: Date;
  /** Our side's number. */
  readonly phoneNumber: string | null;
  readonly terms: Terms;
  readonly charge: Charge;
  /** What it adds to a count of calls. */
  readonly calls: number;
}

export const noCharge: Charge = { billableSeconds: 0, conversationMinutes: money(0), totalCost: money(0) };

/**
 * The entries that bring the books of one call from what is `booked` to what is owed: nothing when it stands there already, a difference
 * when only the sum changed, and what was booked wrongly taken back in full. `booked` has one sum for each place (begin, line, terms).
 * Afterwards every sum by any of them is what it were had the call been told rightly at once, whatever was told before.
 */
export function entriesFor(owed: Booking, booked: readonly Booking[]): Booking[] {
  const wrong = booked.filter((sum) => !isSamePlace(sum, owed)).map((sum) => toReach(noCharge, 0, sum));
  const right = booked.find((sum) => isSamePlace(sum, owed));
  const missing = right ? toReach(owed.charge, owed.calls, right) : owed;
  const isFirst = booked.length === 0;
  return [...wrong, missing].filter((entry) => isFirst || !isNothing(entry));
}

/** What two charges come to together. */
export function addCharges(a: Charge, b: Charge): Charge {
  return {
    billableSeconds: a.billableSeconds + b.billableSeconds,
    conversationMinutes: a.conversationMinutes.add(b.conversationMinutes),
    totalCost: a.totalCost.add(b.totalCost),
  };
}

function isSamePlace(a: Booking, b: Booking): boolean {
  return (
    a.occurredAt.getTime() === b.occurredAt.getTime() &&
    a.phoneNumber === b.phoneNumber &&
    a.terms.ratePerMinute.eq(b.terms.ratePerMinute) &&
    a.terms.incrementSeconds === b.terms.incrementSeconds
  );
}

/** The entry that makes `booked` come to this charge. Negative parts give money back. */
function toReach(charge: Charge, calls: number, booked: Booking): Booking {
  return {
    ...booked,
    calls: calls - booked.calls,
    charge: {
      billableSeconds: charge.billableSeconds - booked.charge.billableSeconds,
      conversationMinutes: charge.conversationMinutes.sub(booked.charge.conversationMinutes),
      totalCost: charge.totalCost.sub(booked.charge.totalCost),
    },
  };
}

function isNothing({ calls, charge }: Booking): boolean {
  return (
    calls === 0 && charge.billableSeconds === 0 && charge.conversationMinutes.isZero() && charge.totalCost.isZero()
  );
}
