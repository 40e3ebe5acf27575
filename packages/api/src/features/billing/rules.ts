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

/** What has to be added to `charged` to arrive at `owed`, or null when nothing has. Negative parts give money back. */
export function correction(owed: Charge, charged: Charge): Charge | null {
  if (owed.billableSeconds === charged.billableSeconds && owed.totalCost.eq(charged.totalCost)) return null;
  return {
    billableSeconds: owed.billableSeconds - charged.billableSeconds,
    conversationMinutes: owed.conversationMinutes.sub(charged.conversationMinutes),
    totalCost: owed.totalCost.sub(charged.totalCost),
  };
}
