import { parseAsStringLiteral } from "nuqs/server";

const dayMs = 24 * 60 * 60 * 1000;

/** How far back a list of what happened looks, as its filter bar offers it. */
export const recentDays = [
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
] as const;

export const parseAsRecentDays = parseAsStringLiteral(recentDays.map(({ value }) => value));

/** The instant from which a list shows things, or null for all of them. */
export function daysBefore(now: Date, days: (typeof recentDays)[number]["value"] | null): Date | null {
  return days === null ? null : new Date(now.getTime() - Number(days) * dayMs);
}
