"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const againEveryMs = 2_000;

/** Orders a look at everything; while one runs the page follows it. */
export function LookNow({ isRunning }: { isRunning: boolean }) {
  const router = useRouter();
  const start = trpc.providerHealth.start.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => toast.error(failureWords(error)),
  });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => router.refresh(), againEveryMs);
    return () => clearInterval(timer);
  }, [isRunning, router]);
  return (
    <Button variant="primary" pending={start.isPending || isRunning} onClick={() => start.mutate()}>
      <RefreshCw />
      {isRunning ? "Looking" : "Look now"}
    </Button>
  );
}
