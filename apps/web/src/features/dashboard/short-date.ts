const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/** "Nov 3" of a calendar day written as 2026-11-03. */
export function shortDate(date: string): string {
  return midnight(date).toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
}

/** "Tue, Nov 3". */
export function weekdayDate(date: string): string {
  return midnight(date).toLocaleDateString("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
}
