"use client";

import { parseAsString, useQueryState } from "nuqs";

/** The row whose drawer is open, as the address of the page holds it; none while that row is not among those shown. */
export function useOpenRow<Row extends { readonly id: string }>(rows: readonly Row[]) {
  const [openId, setOpenId] = useQueryState("item", parseAsString.withOptions({ history: "push" }));
  return {
    openId,
    row: rows.find(({ id }) => id === openId) ?? null,
    open: (id: string) => void setOpenId(id),
    close: () => void setOpenId(null),
  };
}
