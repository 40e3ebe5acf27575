"use client";

import { Pagination } from "@voxcalls/ui/pagination";
import { useQueryStates } from "nuqs";
import { pagePlace } from "./page-place";

/** Older and newer pages of a list, where there are any; which one is shown lives in the address. */
export function ListPages({ nextCursor, rows }: { nextCursor: string | null; rows: number }) {
  const [{ trail, rows: askedRows }, set] = useQueryStates(pagePlace, {
    shallow: false,
    history: "push",
    scroll: true,
  });
  const behind = trail ?? [];
  if (behind.length === 0 && nextCursor === null && askedRows === null) return null;
  return (
    <Pagination
      hasPrevious={behind.length > 0}
      hasNext={nextCursor !== null}
      onPrevious={() => void set({ trail: behind.length > 1 ? behind.slice(0, -1) : null })}
      onNext={() => nextCursor !== null && void set({ trail: [...behind, nextCursor] })}
      pageSize={rows}
      onPageSizeChange={(size) => void set({ rows: size, trail: null })}
    />
  );
}
