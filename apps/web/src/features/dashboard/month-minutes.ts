import type { UsageSummary } from "@voxcalls/api/schemas/billing";

/** A month of minutes, added up day by day, and where it leads when it goes on like this. */
export interface MonthOfMinutes {
  /** Minutes used by the end of each day, up to today. */
  readonly sums: readonly number[];
  readonly days: number;
  /** Minutes at the end of the month at the pace so far; null on days too early to tell. */
  readonly projected: number | null;
}

const tooEarlyDays = 2;
const dayMs = 24 * 60 * 60 * 1000;

/** Adds up a month's minutes until `now` and projects them, by the time gone by, to its end. */
export function monthOfMinutes(
  usage: Pick<UsageSummary, "days" | "periodStart" | "periodEnd">,
  now: Date,
): MonthOfMinutes {
  const gone = Math.min(
    now.getTime() - usage.periodStart.getTime(),
    usage.periodEnd.getTime() - usage.periodStart.getTime(),
  );
  const daysGone = Math.max(1, Math.min(usage.days.length, Math.ceil(gone / dayMs)));
  let sum = 0;
  const sums = usage.days.slice(0, daysGone).map(({ conversationMinutes }) => (sum += Number(conversationMinutes)));
  const whole = usage.periodEnd.getTime() - usage.periodStart.getTime();
  return { sums, days: usage.days.length, projected: gone < tooEarlyDays * dayMs ? null : (sum * whole) / gone };
}
