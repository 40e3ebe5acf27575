"use client";

import { Button } from "@voxcalls/ui/button";
import { useQueryStates } from "nuqs";
import { poolPlace } from "./pool-place";

/** Older and newer pages of the pool; nothing when one page holds all. */
export function PoolPages({ nextCursor }: { nextCursor: string | null }) {
  const [{ trail }, set] = useQueryStates(poolPlace, { shallow: false, history: "push" });
  const behind = trail ?? [];
  if (behind.length === 0 && nextCursor === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 pt-3">
      <Button
        size="sm"
        disabled={behind.length === 0}
        onClick={() => void set({ trail: behind.length > 1 ? behind.slice(0, -1) : null })}
      >
        Newer
      </Button>
      <Button
        size="sm"
        disabled={nextCursor === null}
        onClick={() => nextCursor !== null && void set({ trail: [...behind, nextCursor] })}
      >
        Older
      </Button>
    </nav>
  );
}
