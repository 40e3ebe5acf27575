"use client";

import { ErrorState } from "@voxcalls/ui/error-state";

interface ShellErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/** A page that failed, in its frame: the rest of the product is a click away. */
export function ShellError({ error, reset }: ShellErrorProps) {
  return (
    <ErrorState
      message="Something went wrong on our side. Nothing you did was lost."
      requestId={error.digest}
      onRetry={reset}
      className="py-24"
    />
  );
}
