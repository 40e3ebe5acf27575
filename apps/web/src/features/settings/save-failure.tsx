"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { useRouter } from "next/navigation";
import type { Failure } from "~/trpc/failure";

/** Why a save failed, where it is no single field's fault. */
export function SaveFailure({ failure }: { failure: Failure | null }) {
  const router = useRouter();
  if (!failure || Object.keys(failure.fields).length > 0) return null;
  const isLate = failure.code === "conflict";
  return (
    <Callout
      tone="danger"
      action={
        isLate ? (
          <Button size="sm" onClick={() => router.refresh()}>
            Load anew
          </Button>
        ) : undefined
      }
    >
      {failure.message}
      {failure.requestId && !isLate ? ` Request ${failure.requestId}.` : null}
    </Callout>
  );
}
