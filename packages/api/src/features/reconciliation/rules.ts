import type { DifferenceKind } from "./catalogue";

/** What one side says of a call. Money as text, whole decimals. */
export interface Said {
  readonly durationMs: number | null;
  /** Ours: the sum of the ledger. Theirs: the price of their seconds by our rule; null when nobody's terms are known. */
  readonly cost: string | null;
  readonly wholesaleCents: string | null;
}

/**
 * In what the two differ, or null. A duration that differs explains a cost that does; where the provider names no cost of its own there
 * is nothing to compare it with.
 * @param sameAmount whether two decimals are the same amount
 */
export function differenceOf(
  theirs: Said | undefined,
  ours: Said | undefined,
  sameAmount: (a: string, b: string) => boolean,
): DifferenceKind | null {
  if (!theirs) return ours ? "missing_there" : null;
  if (!ours) return "missing_here";
  if (theirs.durationMs !== ours.durationMs) return "other_duration";
  const differs = (a: string | null, b: string | null) => a !== null && (b === null || !sameAmount(a, b));
  if (differs(theirs.cost, ours.cost) || differs(theirs.wholesaleCents, ours.wholesaleCents)) return "other_cost";
  return null;
}

export const dayMs = 24 * 60 * 60 * 1000;

/** The begin of the day (UTC) that an instant lies in. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}

/** Events and analysis of a call get this long after its end before anything is said to be missing. */
export const graceMs = 15 * 60 * 1000;

/** How many calls are asked for one by one in a day; more than that is no loss of events but an outage, and left to the next run. */
export const mostAsked = 500;
