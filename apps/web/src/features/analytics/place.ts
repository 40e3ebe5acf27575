import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";

/** Spans that the page offers; 12 months go by month. */
export const periods = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "12 months" },
] as const;

export const sorts = [
  { value: "minutes", label: "Minutes" },
  { value: "margin", label: "Margin" },
  { value: "revenue", label: "Revenue" },
  { value: "calls", label: "Calls" },
] as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const values = <Value extends string>(choices: readonly { value: Value }[]) => choices.map(({ value }) => value);

/** What the address of the analytics holds. What somebody broke in it counts as not there. */
export const loadAnalyticsPlace = createLoader({
  days: parseAsStringLiteral(values(periods)).withDefault("30"),
  show: parseAsStringLiteral(values(sorts)).withDefault("minutes"),
  sort: parseAsStringLiteral(values(sorts)).withDefault("minutes"),
  owner: createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: String }),
});

/** The first day of so many, the last of which is today (UTC). */
export function firstDay(today: Date, days: number): string {
  return new Date(today.getTime() - (days - 1) * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
