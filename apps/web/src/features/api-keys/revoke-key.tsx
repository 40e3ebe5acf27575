"use client";

import type { ApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Ends a key after a question. */
export function RevokeKey({ apiKey }: { apiKey: Pick<ApiKeyView, "id" | "name" | "lastUsedAt"> }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const revoke = trpc.apiKeys.revoke.useMutation();
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        Revoke<span className="sr-only"> {apiKey.name}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke “${apiKey.name}”?`}
        description="Programs that use it are refused from their next request on. It cannot be undone; a new key takes its place."
        confirmLabel="Revoke key"
        error={refusal}
        onConfirm={async () => {
          try {
            await revoke.mutateAsync({ id: apiKey.id });
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          toast.success(`${apiKey.name} is revoked`);
          router.refresh();
        }}
      />
    </>
  );
}
