"use client";

import type { DoNotCallView } from "@voxcalls/api/schemas/do-not-call";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Takes a number off the list. */
export function RemoveListed({ listed: { id, phoneNumber, source } }: { listed: DoNotCallView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = trpc.doNotCall.remove.useMutation();
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        Remove<span className="sr-only"> {phoneNumber}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`May ${phoneNumber} be called again?`}
        description={`It was put on the list for this: ${source}`}
        confirmLabel="Take off the list"
        error={refusal}
        onConfirm={async () => {
          try {
            await remove.mutateAsync({ id });
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          toast.success(`${phoneNumber} may be called again`);
          router.refresh();
        }}
      />
    </>
  );
}
