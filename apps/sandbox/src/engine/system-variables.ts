/** What the provider calls the zone of an agent that has none of its own. */
const DEFAULT_ZONE = "America/Los_Angeles";
const DAY_MS = 86_400_000;
const CALENDAR_DAYS = 14;

/** The facts of a session that every prompt may name. */
export interface SessionFacts {
  /** Milliseconds since the epoch. */
  now: () => number;
  timezone: string | null | undefined;
  /** What does not change, by name: `user_number`, `direction`, `call_id` and so on. */
  fixed: Record<string, string | undefined>;
}

/** Retell's default variables: `current_time`, `current_time_<zone>`, `current_hour`, `current_calendar`, and the session's own. */
export function systemVariable(name: string, { now, timezone, fixed }: SessionFacts): string | undefined {
  const timed = /^current_(time|hour|calendar)(?:_\[?([\w/+-]+?)\]?)?$/.exec(name);
  if (!timed) return Object.hasOwn(fixed, name) ? fixed[name] : undefined;
  const zone = timed[2] ?? timezone ?? DEFAULT_ZONE;
  try {
    if (timed[1] === "time") return timeText(now(), zone);
    if (timed[1] === "hour") return format(now(), zone, { hour: "2-digit", hourCycle: "h23" });
    return Array.from({ length: CALENDAR_DAYS }, (_, day) => dayText(now() + day * DAY_MS, zone, day === 0)).join("\n");
  } catch (error) {
    // No such zone: the place stays as it is written, like that of any other unknown variable.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const long = { weekday: "long", month: "long", day: "numeric", year: "numeric" } as const;

/** "Thursday, March 28, 2024 at 11:46:04 PM PST", the form of the provider's documentation. */
function timeText(at: number, zone: string): string {
  const time = format(at, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
  return `${format(at, zone, long)} at ${time}`;
}

function dayText(at: number, zone: string, isToday: boolean): string {
  return `${format(at, zone, { ...long, timeZoneName: "short" })}${isToday ? " (Today)" : ""}`;
}

function format(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(at);
}
