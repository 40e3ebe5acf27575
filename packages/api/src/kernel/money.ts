import { Decimal } from "decimal.js";

// Banker's rounding everywhere, so that sums of many rounded parts do not drift (product.md: half even, 4 places).
const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });

export type Money = Decimal;

/** Any decimal of ours or of the database, exactly; floats are refused by the type. */
export function money(value: string | { toString(): string }): Decimal {
  return new Money(value.toString());
}

/** Rounds half even to `places` decimals (4 unless told). */
export function round(value: Decimal, places = 4): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN);
}

/** The outside spelling of a decimal: a string with a fixed number of places ("0.3250"). */
export function moneyText(value: { toString(): string }, places = 4): string {
  return money(value).toFixed(places, Decimal.ROUND_HALF_EVEN);
}
