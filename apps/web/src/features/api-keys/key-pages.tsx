"use client";

import { Button } from "@voxcalls/ui/button";
import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";

/** Older and newer keys; nothing as long as they fit one page. */
export function KeyPages({ nextCursor }: { nextCursor: string | null }) {
  const [trail, setTrail] = useQueryState("trail", parseAsArrayOf(parseAsString).withOptions({ shallow: false }));
  const behind = trail ?? [];
  if (nextCursor === null && behind.length === 0) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 pt-3">
      <Button
        size="sm"
        disabled={behind.length === 0}
        onClick={() => void setTrail(behind.length > 1 ? behind.slice(0, -1) : null)}
      >
        Previous
      </Button>
      <Button
        size="sm"
        disabled={nextCursor === null}
        onClick={() => nextCursor !== null && void setTrail([...behind, nextCursor])}
      >
        Next
      </Button>
    </nav>
  );
}
