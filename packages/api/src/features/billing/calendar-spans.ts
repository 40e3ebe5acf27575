/** A stretch of calendar days (2026-05-31); `until` is the day after the last one. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** A stretch as it is read from sums: its whole months from those by month, the days before and after them from those by day. */
export interface SplitStretch {
  /** Empty when `from` is not before `until`, as the others. */
  readonly months: Stretch;
  readonly head: Stretch;
  readonly tail: Stretch;
}

/** So many days after a day; before it when negative. */
export function addDays(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return text(year, month, date + days);
}

/** The same day so many months later; where that month is shorter, the first days of the next one. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  return text(year, month + months, date);
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Every first day of the steps that a stretch touches. */
export function stepsOf({ from, until }: Stretch, interval: "day" | "month"): string[] {
  const steps: string[] = [];
  const next = (step: string) => (interval === "day" ? addDays(step, 1) : addMonths(step, 1));
  for (let step = interval === "day" ? from : firstOfMonth(from); step < until; step = next(step)) steps.push(step);
  return steps;
}

/** Splits a stretch so that as few sums as can be are read: twelve for a year, and at most sixty days around them. */
export function splitStretch({ from, until }: Stretch): SplitStretch {
  const firstWhole = from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const headEnd = earlier(firstWhole, until);
  const lastWholeEnd = later(firstOfMonth(until), headEnd);
  return {
    head: { from, until: headEnd },
    months: { from: firstWhole, until: lastWholeEnd },
    tail: { from: lastWholeEnd, until },
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function partsOf(day: string): [year: number, month: number, date: number] {
  const at = new Date(`${day}T00:00:00Z`);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
}

function text(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
