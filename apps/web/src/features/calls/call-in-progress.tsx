"use client";

import { useRouter } from "next/navigation";
import { LiveCall } from "./live-call";
import { useLiveCalls } from "./use-live-calls";

/** A call on its own page while it is spoken; the page becomes that of a finished call when it is one. */
export function CallInProgress({ id, mayAct }: { id: string; mayAct: boolean }) {
  const router = useRouter();
  const { refetchInterval } = useLiveCalls(() => router.refresh());
  return <LiveCall id={id} mayAct={mayAct} refetchInterval={refetchInterval} />;
}
