import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  info: "bg-info",
  neutral: "bg-neutral",
};

type StatusDotProps = {
  tone: keyof typeof tones;
  /** The state in a word: the colour alone says nothing. */
  children: ReactNode;
  /** Something is happening right now. */
  pulse?: boolean | undefined;
  className?: string | undefined;
};

/** A state: coloured dot and plain word. */
export function StatusDot({ tone, children, pulse, className }: StatusDotProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 align-middle whitespace-nowrap", className)}>
      <span aria-hidden className="relative flex size-2 shrink-0">
        {pulse ? <span className={cn("absolute inset-0 animate-ping rounded-full opacity-60", tones[tone])} /> : null}
        <span className={cn("relative size-2 rounded-full", tones[tone])} />
      </span>
      {children}
    </span>
  );
}
