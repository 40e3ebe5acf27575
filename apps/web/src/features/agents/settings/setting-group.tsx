"use client";

import { Badge } from "@voxcalls/ui/badge";
import { ChevronRight } from "lucide-react";
import { useState, type ReactNode } from "react";

interface SettingGroupProps {
  readonly title: string;
  /** One sentence in plain words. */
  readonly about: string;
  /** How many of its settings are somebody's own. */
  readonly setCount: number;
  readonly errorCount: number;
  readonly children: ReactNode;
}

/** Settings that most agents do without. What is inside is loaded when it is opened, and it opens by itself for an error. */
export function SettingGroup({ title, about, setCount, errorCount, children }: SettingGroupProps) {
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const [hadErrors, setHadErrors] = useState(false);
  if (hadErrors !== errorCount > 0) {
    setHadErrors(errorCount > 0);
    if (errorCount > 0) setOpen(true);
  }
  if (open && !wasOpen) setWasOpen(true);
  return (
    <details
      open={open}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
      className="group/setting"
    >
      <summary className="flex cursor-pointer list-none items-start gap-2.5 px-4 py-3 -outline-offset-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-muted-foreground transition-transform group-open/setting:rotate-90"
        />
        <div className="min-w-0 flex-1">
          <h3 className="text-sm font-semibold">{title}</h3>
          <p className="text-compact text-muted-foreground">{about}</p>
        </div>
        {errorCount > 0 ? <Badge tone="danger">{errorCount === 1 ? "1 error" : `${errorCount} errors`}</Badge> : null}
        {errorCount === 0 && setCount > 0 ? <Badge>{setCount} set</Badge> : null}
      </summary>
      {wasOpen ? <div className="flex flex-col gap-5 px-4 pt-2 pb-5">{children}</div> : null}
    </details>
  );
}
