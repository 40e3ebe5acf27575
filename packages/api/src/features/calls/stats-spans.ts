import { addDays, addMonths, firstOfMonth, type Stretch } from "../billing/calendar-spans";

export interface StatsSpans {
  /** By what the chart goes. */
  readonly interval: "day" | "month";
  readonly now: Stretch;
  /** What it is compared with. */
  readonly before: Stretch;
}

/**
 * What "the last days" or "the last months" are on a day, and what they are compared with: as many days before, or the same months so
 * much earlier up to the same day. Months are read to their end: nothing lies there yet, and whole months are in the sums.
 */
export function spansOfStats(
  today: string,
  { days, months }: { days: number; months?: number | undefined },
): StatsSpans {
  const tomorrow = addDays(today, 1);
  if (months === undefined) {
    const from = addDays(tomorrow, -days);
    return { interval: "day", now: { from, until: tomorrow }, before: { from: addDays(from, -days), until: from } };
  }
  const from = addMonths(firstOfMonth(today), 1 - months);
  const sameDay = addMonths(tomorrow, -months);
  return {
    interval: "month",
    now: { from, until: addMonths(firstOfMonth(today), 1) },
    before: { from: addMonths(from, -months), until: sameDay < from ? sameDay : from },
  };
}
