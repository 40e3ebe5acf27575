import type { Outcome } from "./catalogue";

/** When people may be called, by their own clocks. */
export interface CallWindow {
  /** `HH:MM`, in quarters of an hour; `windowTo` may be `24:00` and is itself too late. */
  readonly windowFrom: string;
  readonly windowTo: string;
  /** Monday is 1. */
  readonly weekdays: readonly number[];
}

const quarterMs = 15 * 60_000;
const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether it is within the window in every one of the zones; never when there is none: nobody knows what time it is there. */
export function isWithin(window: CallWindow, zones: readonly string[], at: Date): boolean {
  const from = minuteOf(window.windowFrom);
  const to = minuteOf(window.windowTo);
  return (
    zones.length > 0 &&
    zones.every((zone) => {
      const { weekday, minute } = localTime(zone, at);
      return window.weekdays.includes(weekday) && minute >= from && minute < to;
    })
  );
}

/**
 * The first instant from `at` on, within the next `days`, at which the window is open in every zone; null when there is none. All clocks
 * of the world differ, and are put forward and back, by whole quarters of an hour, so a window opens at a quarter and at no other time.
 */
export function nextWithin(window: CallWindow, zones: readonly string[], at: Date, days = 8): Date | null {
  if (isWithin(window, zones, at)) return at;
  if (zones.length === 0) return null;
  const firstMs = Math.ceil((at.getTime() + 1) / quarterMs) * quarterMs;
  for (let quarter = 0; quarter < days * 96; quarter++) {
    const then = new Date(firstMs + quarter * quarterMs);
    if (isWithin(window, zones, then)) return then;
  }
  return null;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function localTime(zone: string, at: Date): { weekday: number; minute: number } {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return {
    weekday: weekdayNames.indexOf(part("weekday")) + 1,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(zone, made);
  return made;
}

interface EndedCall {
  readonly status: "completed" | "failed";
  /** In the provider's words, which are in its list of disconnection reasons. */
  readonly endReason: string | null;
  /** How long it was connected; null when that isn't known. */
  readonly durationMs: number | null;
}

/** How a call that is over counts for the number it was made to. */
export function outcomeOf({ status, endReason, durationMs }: EndedCall): Outcome | "not_placed" {
  switch (endReason) {
    case "not_placed":
      return "not_placed";
    case "lost_at_provider":
      return "lost";
    case "voicemail_reached":
      return "voicemail";
    case "dial_busy":
      return "busy";
    case "dial_no_answer":
      return "no_answer";
    case "user_declined":
      return "declined";
    default:
      if (status === "completed") return "answered";
      // Somebody was talking already: whoever calls again has to know that.
      return (durationMs ?? 0) > 0 ? "cut_off" : "failed";
  }
}
