"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "./button";
import { cn } from "./cn";
import { CopyId } from "./copy-id";

type ErrorStateProps = {
  title?: string;
  /** What went wrong, in words for people. */
  message: string;
  /** Names this failure in the logs; people can copy it into a mail to support. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  className?: string | undefined;
};

/** A part of the page could not be loaded. */
export function ErrorState({ title, message, requestId, onRetry, retrying, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-16 text-center", className)}>
      <span
        aria-hidden
        className="mb-4 grid size-10 place-items-center rounded-lg bg-danger-subtle text-danger-strong [&_svg]:size-4"
      >
        <TriangleAlert />
      </span>
      <h2 className="text-sm font-semibold">{title ?? "This could not be loaded"}</h2>
      <p className="mt-1 max-w-sm text-compact text-balance text-muted-foreground">{message}</p>
      {onRetry ? (
        <Button className="mt-5" onClick={onRetry} pending={retrying}>
          Try again
        </Button>
      ) : null}
      {requestId ? (
        <p className="mt-4 flex items-center gap-1.5 text-xs text-muted-foreground">
          Request <CopyId value={requestId} label="request id" />
        </p>
      ) : null}
    </div>
  );
}
