"use client";

import { useEffect, useState } from "react";
import { trpc } from "~/trpc/client";

/** How often the list is looked at while no news comes. */
const lookEveryMs = 5_000;

/**
 * Keeps what is shown of calls as they are: reads them anew when the server says that they changed. `refetchInterval` is for the queries of
 * the page: while nothing can be heard they look by themselves.
 * @param onRows called when rows of lists changed: a call began, ended or was analysed
 */
export function useLiveCalls(onRows?: () => void): {
  isListening: boolean;
  isConnecting: boolean;
  refetchInterval: number | false;
} {
  const [isListening, setListening] = useState(false);
  const [isLate, setLate] = useState(false);
  const utils = trpc.useUtils();
  // Read at every render: what was never read is not told when it changes.
  const { status } = trpc.calls.follow.useSubscription(undefined, {
    onData: (news) => {
      setListening(news.isListening);
      setLate(false);
      for (const id of [...news.callIds, ...news.saidIn]) void utils.calls.get.invalidate({ id });
      if (news.callIds.length === 0) return;
      void utils.calls.table.invalidate();
      onRows?.();
    },
  });
  const hears = status === "pending" && isListening;
  // A connection that is refused or hangs is tried again and again: to people that is none.
  useEffect(() => {
    if (hears) return;
    const late = setTimeout(() => setLate(true), lookEveryMs);
    return () => clearTimeout(late);
  }, [hears]);
  return {
    isListening: hears,
    isConnecting: !hears && !isLate && status === "connecting",
    refetchInterval: hears ? false : lookEveryMs,
  };
}
