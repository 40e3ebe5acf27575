const DAY_MS = 86_400_000;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = "january february march april may june july august september october november december".split(" ");

/** A day as it is said ("next Tuesday", "tomorrow", "March 3rd") as `2026-03-03`, in UTC; undefined for any other. */
export function isoDay(said: string, now: number): string | undefined {
  const text = said.toLowerCase();
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  if (text === "today") return iso(now);
  if (text === "tomorrow") return iso(now + DAY_MS);
  const weekday = WEEKDAYS.findIndex((day) => text.includes(day));
  if (weekday >= 0) return iso(now + (((weekday - new Date(now).getUTCDay() + 6) % 7) + 1) * DAY_MS);
  const date = /([a-z]+) (\d{1,2})/.exec(text);
  const month = MONTHS.indexOf(date?.[1] ?? "");
  if (month < 0) return undefined;
  const year = new Date(now).getUTCFullYear();
  const thisYear = Date.UTC(year, month, Number(date?.[2]));
  return iso(thisYear + DAY_MS < now ? Date.UTC(year + 1, month, Number(date?.[2])) : thisYear);
}
