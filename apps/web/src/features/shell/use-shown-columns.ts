"use client";

import { useState } from "react";
import { columnsCookieText } from "./shown-columns";

/** The chosen columns of a table, remembered in the browser. `initial` is what the server read of them. */
export function useShownColumns(table: string, initial: readonly string[] | null) {
  const [chosen, setChosen] = useState(initial);
  const choose = (next: readonly string[] | null) => {
    setChosen(next);
    document.cookie = columnsCookieText(table, next);
  };
  return [chosen, choose] as const;
}
