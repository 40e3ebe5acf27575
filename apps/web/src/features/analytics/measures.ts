import type { Figures } from "@voxcalls/api/schemas/platform/analytics";
import { monthWords } from "~/features/billing/statement-words";
import { sumWords } from "~/features/calls/call-words";
import { weekdayDate } from "~/features/dashboard/short-date";

export type Measure = "minutes" | "margin" | "revenue" | "calls";

/** The figure that is looked at; null where it is not known. */
export function figureOf(figures: Pick<Figures, Measure>, measure: Measure): number | null {
  const value = figures[measure];
  return value === null ? null : Number(value);
}

/** A figure as people read it. */
export function figureWords(value: number | null, measure: Measure): string {
  if (value === null) return "not known";
  if (measure === "calls" || measure === "minutes") return Math.round(value).toLocaleString("en-US");
  return sumWords(String(value));
}

/** The same, short enough for an axis: "1.2K", "$40". */
export function axisWords(value: number, measure: Measure): string {
  const isMoney = measure === "margin" || measure === "revenue";
  return value.toLocaleString("en-US", {
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
    ...(isMoney && { style: "currency", currency: "USD" }),
  });
}

/** "Tue, Nov 3", or "November 2026". */
export function stepWords(start: string, interval: "day" | "month"): string {
  return interval === "day" ? weekdayDate(start) : monthWords(start.slice(0, 7));
}
