"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "./cn";

type TableFrameProps = { label: string; bare: boolean; children: ReactNode };

/**
 * Keeps the head of a table in sight. A table that fits lets its head stick to the page; a wider one scrolls
 * in both directions inside its frame, because a head cannot stick to the page through a sideways scroller.
 */
export function TableFrame({ label, bare, children }: TableFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(true);
  useEffect(() => {
    const box = frame.current;
    const table = box?.firstElementChild;
    if (!box || !table) return;
    const observer = new ResizeObserver(() => setWide(table.scrollWidth > box.clientWidth));
    observer.observe(box);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={frame}
      {...(wide ? { role: "region", "aria-label": label, tabIndex: 0 } : {})}
      className={cn(
        "relative w-full bg-card -outline-offset-2",
        bare ? "rounded-b-lg" : "rounded-lg border",
        wide && "overflow-x-auto md:max-h-[calc(100dvh-2rem)] md:overflow-y-auto",
      )}
    >
      {children}
    </div>
  );
}
