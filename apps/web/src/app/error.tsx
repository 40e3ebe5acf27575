"use client";

import { ErrorState } from "@voxcalls/ui/error-state";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState
        message="Something went wrong on our side. Nothing you did was lost."
        requestId={error.digest}
        onRetry={reset}
      />
    </main>
  );
}
