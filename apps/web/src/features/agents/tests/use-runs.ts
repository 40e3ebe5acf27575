"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Runs test cases one after the other, so that each shows how it went as soon as that is known. */
export function useRuns() {
  const router = useRouter();
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const [troubles, setTroubles] = useState<Readonly<Record<string, string>>>({});
  const play = trpc.testCases.run.useMutation({
    onError: (error, { id }) => setTroubles((before) => ({ ...before, [id]: failureWords(error) })),
    onSettled: (_answer, _error, { id }) =>
      setRunning((before) => new Set([...before].filter((other) => other !== id))),
  });
  const run = async (ids: readonly string[]) => {
    setRunning(new Set(ids));
    setTroubles({});
    for (const id of ids) {
      // Why it could not be run is told beside it; the next one is tried all the same.
      await play.mutateAsync({ id }).catch(() => null);
      router.refresh();
    }
  };
  return { running, troubles, run };
}
