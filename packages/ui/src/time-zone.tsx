"use client";

import { createContext, useContext, type ReactNode } from "react";

const TimeZone = createContext<string | undefined>(undefined);

/** The zone that dates are written in below here; the browser's own where it is null. An IANA name. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string | null; children: ReactNode }) {
  return <TimeZone value={timeZone ?? undefined}>{children}</TimeZone>;
}

export function useTimeZone(): string | undefined {
  return useContext(TimeZone);
}
