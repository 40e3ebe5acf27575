"use client";

import { useEffect, useState } from "react";
import { durationWords } from "./call-words";

/** How long a call has been going on, second by second; null while it rings. */
export function Ticking({ since }: { since: Date | null }) {
  // Server and browser do not agree on the second: it is told once the page is awake.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  if (since === null) return <span className="shrink-0 text-compact text-muted-foreground">Ringing</span>;
  return (
    <span className="shrink-0 text-compact text-muted-foreground tabular-nums">
      {now === null ? "" : durationWords(Math.max(0, Math.floor((now - since.getTime()) / 1000)))}
    </span>
  );
}
