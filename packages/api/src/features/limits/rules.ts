import { leastSeconds, talkSeconds, type LimitReason } from "./catalogue";

interface Wish {
  /** Neither used nor reserved by others. */
  readonly freeSeconds: number;
  /** As many calls as the tenant may have at once. */
  readonly lines: number;
  /** No call of this agent lasts longer anyway. */
  readonly longestSeconds: number;
  /** Calls are charged by multiples of this. */
  readonly incrementSeconds: number;
}

/**
 * How many seconds a call that begins now reserves, 0 when it must not begin: an even share of what is free among all lines, but enough
 * for a talk, and never more than there is (docs/decisions/022). Whole increments, so that rounding up a bill stays within.
 */
export function secondsToReserve({ freeSeconds, lines, longestSeconds, incrementSeconds }: Wish): number {
  const share = Math.floor(freeSeconds / Math.max(1, lines));
  const wanted = Math.min(longestSeconds, freeSeconds, Math.max(share, talkSeconds));
  // A rest in which nobody could talk is better left to this call.
  const given = freeSeconds - wanted < leastSeconds ? Math.min(longestSeconds, freeSeconds) : wanted;
  const whole = Math.floor(given / incrementSeconds) * incrementSeconds;
  return whole < leastSeconds ? 0 : whole;
}

interface Left {
  /** Of the month's minutes and of the spend cap (null when nothing stops there), before what is reserved. */
  readonly monthSeconds: number;
  readonly capSeconds: number | null;
  /** Reserved for calls that are expected or in progress. */
  readonly heldSeconds: number;
  readonly incrementSeconds: number;
}

/** Why no call may begin for want of minutes or money, null while one may: what is used up first, and only then what others hold. */
export function whatLacks({ monthSeconds, capSeconds, heldSeconds, incrementSeconds }: Left): LimitReason | null {
  const isEnough = (seconds: number) => Math.floor(seconds / incrementSeconds) * incrementSeconds >= leastSeconds;
  const cap = capSeconds ?? Infinity;
  if (!isEnough(monthSeconds)) return "minutes";
  if (!isEnough(cap)) return "spend_cap";
  if (isEnough(Math.min(monthSeconds, cap) - heldSeconds)) return null;
  return cap < monthSeconds ? "spend_cap_held" : "minutes_held";
}

/** Whether less is free than a talk on each line: from here on a call that is answered without asking us could be one too many. */
export function isScarce(freeSeconds: number, lines: number): boolean {
  return freeSeconds < lines * talkSeconds;
}
