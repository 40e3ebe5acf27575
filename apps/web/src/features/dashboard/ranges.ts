/** Spans of the overview, in days. */
export const ranges = ["7", "30", "90"] as const;
export type Range = (typeof ranges)[number];

export function rangeOf(wanted: string | string[] | undefined): Range {
  return ranges.find((range) => range === wanted) ?? "30";
}
