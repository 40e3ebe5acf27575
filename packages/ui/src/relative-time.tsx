"use client";

import { useSyncExternalStore } from "react";
import { absoluteTime, dayAndTime, relativeTime, utcTime } from "./time-words";
import { useTimeZone } from "./time-zone";

type RelativeTimeProps = {
  /** The instant. */
  at: Date | string | number;
  className?: string | undefined;
};

/**
 * How long ago, kept up to date, beyond a week the date; the full date with its zone on hover, both in the reader's zone (TimeZoneProvider).
 * The server writes UTC, so both renders agree.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const { instant, now, timeZone } = useInstant(at);
  return (
    <time
      dateTime={instant.toISOString()}
      title={now === null ? undefined : absoluteTime(instant, timeZone)}
      className={className ?? "whitespace-nowrap"}
    >
      {now === null ? utcTime(instant) : relativeTime(instant, now, timeZone)}
    </time>
  );
}

/** The full date and time, in the reader's zone. For what is looked at closely, and for hands that cannot hover. */
export function FullTime({ at }: { at: Date | string | number }) {
  const { instant, now, timeZone } = useInstant(at);
  return (
    <time dateTime={instant.toISOString()}>{now === null ? utcTime(instant) : absoluteTime(instant, timeZone)}</time>
  );
}

/** Day and time of day, the full date with its zone on hover. For columns that are read line by line, such as a bill's. */
export function DayAndTime({ at }: { at: Date | string | number }) {
  const { instant, now, timeZone } = useInstant(at);
  return (
    <time
      dateTime={instant.toISOString()}
      title={now === null ? undefined : absoluteTime(instant, timeZone)}
      className="whitespace-nowrap"
    >
      {now === null ? utcTime(instant) : dayAndTime(instant, now, timeZone)}
    </time>
  );
}

/** The instant, the reader's zone, and the time by the page's clock; null while the server writes, who knows neither. */
function useInstant(at: RelativeTimeProps["at"]) {
  const timeZone = useTimeZone();
  const now = useSyncExternalStore(subscribe, clientNow, serverNow);
  return { instant: new Date(at), now, timeZone };
}

// One clock for every time on the page: a hundred rows must not hold a hundred timers.
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function clientNow(): number {
  return now;
}

function serverNow(): null {
  return null;
}
