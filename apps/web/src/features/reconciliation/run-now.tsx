"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Select } from "@voxcalls/ui/select";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const spans = [
  { value: "1", label: "Today" },
  { value: "7", label: "Last 7 days" },
  { value: "35", label: "Last 35 days" },
];

/** Orders a comparison. */
export function RunNow({ isRunning }: { isRunning: boolean }) {
  const router = useRouter();
  const [days, setDays] = useState("7");
  const start = trpc.reconciliation.start.useMutation({
    onSuccess: () => {
      toast.success("The comparison has begun");
      router.refresh();
    },
    onError: (error) => toast.error(failureWords(error)),
  });
  if (isRunning)
    return (
      <Button onClick={() => router.refresh()}>
        <RefreshCw />
        Look again
      </Button>
    );
  return (
    <div className="flex items-center gap-2">
      <Select aria-label="Days" className="w-36" value={days} onValueChange={setDays} options={spans} />
      <Button variant="primary" pending={start.isPending} onClick={() => start.mutate({ days: Number(days) })}>
        Compare now
      </Button>
    </div>
  );
}
