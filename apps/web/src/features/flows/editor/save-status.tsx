"use client";

import { Button } from "@voxcalls/ui/button";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Tooltip } from "@voxcalls/ui/tooltip";
import type { SaveState } from "./use-auto-save";

/** Whether the drawing is saved, in a word; when it is not, why. */
export function SaveStatus({ status, onRetry }: { status: SaveState; onRetry: () => void }) {
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5 text-compact text-muted-foreground">
      {status.kind === "saved" ? <StatusDot tone="success">Saved</StatusDot> : null}
      {status.kind === "unsaved" ? <StatusDot tone="neutral">Not saved yet</StatusDot> : null}
      {status.kind === "saving" ? <StatusDot tone="info">Saving…</StatusDot> : null}
      {status.kind === "conflict" ? <StatusDot tone="warning">Not saved: changed elsewhere</StatusDot> : null}
      {status.kind === "refused" ? (
        <Tooltip content={status.why} side="bottom">
          <span tabIndex={0} className="min-w-0 truncate text-warning-strong">
            <StatusDot tone="warning">Not saved</StatusDot>
            <span className="max-xl:sr-only">: {status.why}</span>
          </span>
        </Tooltip>
      ) : null}
      {status.kind === "failed" ? (
        <>
          <Tooltip content={status.why} side="bottom">
            <span tabIndex={0} className="min-w-0 truncate text-destructive-text">
              <StatusDot tone="danger">Not saved</StatusDot>
              <span className="sr-only">: {status.why}</span>
            </span>
          </Tooltip>
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        </>
      ) : null}
    </span>
  );
}
