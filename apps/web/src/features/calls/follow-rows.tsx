"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLiveCalls } from "./use-live-calls";

/** However much happens, the list is read again no oftener than this. */
const refreshEveryMs = 3_000;

/** Keeps the list of calls that the server rendered up to date, and what is open of it; it shows nothing itself. */
export function FollowRows() {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveCalls(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      router.refresh();
    }, refreshEveryMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
