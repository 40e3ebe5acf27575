"use client";

import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

export function ReleaseNumber({ number }: { number: PhoneNumberView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const release = trpc.phoneNumbers.release.useMutation();
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        Release
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Release ${number.phoneNumber}?`}
        description="It rests for some days, so that your callers do not reach a stranger, and then returns to the pool where anyone may claim it."
        affected={number.assignedAgentName ? [`${number.assignedAgentName} no longer answers it`] : undefined}
        confirmLabel="Release number"
        error={refusal}
        onConfirm={async () => {
          try {
            await release.mutateAsync({ phoneNumberId: number.id });
          } catch (error) {
            const { message, requestId } = failureOf(error as Parameters<typeof failureOf>[0]);
            setRefusal(requestId === null ? message : `${message} Request ${requestId}.`);
            throw error;
          }
          toast.success(`${number.phoneNumber} is released`);
          router.refresh();
        }}
      />
    </>
  );
}
