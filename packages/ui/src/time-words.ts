const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "5 min ago", "in 2 h", "3 d ago"; beyond a week the date in `timeZone`. `nowMs` in epoch milliseconds. */
export function relativeTime(instant: Date, nowMs: number, timeZone?: string): string {
  const ms = nowMs - instant.getTime();
  const distance = Math.abs(ms);
  if (distance < 45_000) return "just now";
  if (distance >= 7 * DAY) return shortDate(instant, nowMs, timeZone);
  const words =
    distance < 59.5 * MINUTE
      ? `${Math.max(1, Math.round(distance / MINUTE))} min`
      : distance < 23.5 * HOUR
        ? `${Math.round(distance / HOUR)} h`
        : `${Math.round(distance / DAY)} d`;
  return ms > 0 ? `${words} ago` : `in ${words}`;
}

/** The full date and time with its zone, in the reader's own writing. */
export function absoluteTime(instant: Date, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  return new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long", ...zone }).format(instant);
}

/** "6 Feb, 14:03", with the year unless it is this one. For columns, where the full date would be a sentence a row. */
export function dayAndTime(instant: Date, nowMs: number, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...zone }).format(instant);
  return `${shortDate(instant, nowMs, timeZone)}, ${time}`;
}

/** "2026-02-06 14:03 UTC": the same on every machine, whatever its language and zone. */
export function utcTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function shortDate(instant: Date, nowMs: number, timeZone: string | undefined): string {
  const zone = timeZone ? { timeZone } : {};
  const yearOf = new Intl.DateTimeFormat("en-GB", { year: "numeric", ...zone });
  const year = yearOf.format(instant) === yearOf.format(nowMs) ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...year, ...zone }).format(instant);
}
