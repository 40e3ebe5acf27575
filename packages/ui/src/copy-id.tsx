"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { cn } from "./cn";
import { copyText } from "./copy-text";
import { truncateMiddle } from "./truncate-middle";

type CopyIdProps = {
  value: string;
  /** What it is, for screen readers: "call id". */
  label: string;
  /** Characters kept at the front and the end; short values stay whole. */
  keep?: readonly [front: number, end: number];
  className?: string | undefined;
};

/** An id that copies itself on click. */
export function CopyId({ value, label, keep = [8, 4], className }: CopyIdProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 1500);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <button
      type="button"
      title={value}
      onClick={(event) => {
        // Inside a row that opens on click, copying must not open it.
        event.stopPropagation();
        void copyText(value).then((copied) => setState(copied ? "copied" : "failed"));
      }}
      className={cn(
        "group/copy relative inline-flex h-6 max-w-full items-center gap-1 rounded-sm align-middle font-mono text-xs text-secondary-foreground hover:text-foreground",
        className,
      )}
    >
      <span className="truncate">{truncateMiddle(value, keep[0], keep[1])}</span>
      <span className="sr-only">copy {label}</span>
      {state === "copied" ? (
        <Check aria-hidden className="size-3 shrink-0 text-success-strong" />
      ) : (
        <Copy
          aria-hidden
          className="size-3 shrink-0 text-muted-foreground transition-opacity [td_&]:opacity-0 [td_&]:group-hover/row:opacity-100 [td_&]:group-focus-visible/copy:opacity-100 [td_&]:pointer-coarse:opacity-100"
        />
      )}
      <span role="status" className="sr-only">
        {state === "copied" ? "Copied" : state === "failed" ? "Could not be copied" : ""}
      </span>
    </button>
  );
}
