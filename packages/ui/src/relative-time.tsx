"use client";

import { useSyncExternalStore } from "react";
import { absoluteTime, relativeTime, utcTime } from "./time-words";

type RelativeTimeProps = {
  /** The instant. */
  at: Date | string | number;
  /** IANA zone for the hover text; the browser's own unless told. */
  timeZone?: string | undefined;
  className?: string | undefined;
};

/** How long ago, kept up to date; the full date with its zone on hover. The server writes UTC, so both renders agree. */
export function RelativeTime({ at, timeZone, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribe, clientNow, serverNow);
  const instant = new Date(at);
  return (
    <time
      dateTime={instant.toISOString()}
      title={now === null ? undefined : absoluteTime(instant, timeZone)}
      className={className ?? "whitespace-nowrap"}
    >
      {now === null ? utcTime(instant) : relativeTime(instant, now)}
    </time>
  );
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
