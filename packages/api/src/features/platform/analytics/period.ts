import { invalid } from "../../../kernel/errors";
import { addDays, type Stretch } from "../../billing/calendar-spans";
import type { AnalyticsInput } from "./schemas";

const daysUnlessTold = 30;
/** What a chart of days can show. */
const mostDaysByDay = 92;
const mostDays = 3_660;
const dayMs = 24 * 60 * 60 * 1000;

export interface Period {
  readonly interval: "day" | "month";
  readonly now: Stretch;
  /** As many days before. */
  readonly before: Stretch;
}

/** The days that are asked for, and what they are compared with. Throws validation_failed, naming `from`. */
export function periodOf({ from, to }: Pick<AnalyticsInput, "from" | "to">, now: Date): Period {
  const last = to ?? now.toISOString().slice(0, 10);
  const first = from ?? addDays(last, 1 - daysUnlessTold);
  if (first > last) throw invalid("from", "lies after the end of the period");
  const days = (Date.parse(last) - Date.parse(first)) / dayMs + 1;
  if (days > mostDays) throw invalid("from", `A period is ${mostDays.toLocaleString("en-US")} days at most.`);
  return {
    interval: days <= mostDaysByDay ? "day" : "month",
    now: { from: first, until: addDays(last, 1) },
    before: { from: addDays(first, -days), until: first },
  };
}
