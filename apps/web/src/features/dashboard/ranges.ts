/** Spans of the overview: days, or calendar months, this one included. */
export const ranges = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "12m", label: "12 months" },
] as const;
export type Range = (typeof ranges)[number]["value"];

export function rangeOf(wanted: string | string[] | undefined): Range {
  return ranges.find(({ value }) => value === wanted)?.value ?? "30";
}

/** A span as the figures are asked for. */
export function spanOf(range: Range): { days: number } | { months: number } {
  return range === "12m" ? { months: 12 } : { days: Number(range) };
}
