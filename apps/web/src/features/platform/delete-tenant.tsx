"use client";

import type { TenantDetailView } from "@voxcalls/api/schemas/platform/tenants";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { counted } from "./tenant-words";

/** Deletes an organisation for good, after its name was typed. */
export function DeleteTenant({ tenant }: { tenant: TenantDetailView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = trpc.tenants.remove.useMutation();
  const { agents, numbers, members, calls } = tenant.effects;
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Delete organisation
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${tenant.name}?`}
        description="Everything of it is removed, here and at the provider. This cannot be undone."
        affected={[
          `${counted(members, "member")} ${members === 1 ? "is" : "are"} signed out and cannot sign in again`,
          `${counted(agents, "agent")} ${agents === 1 ? "is" : "are"} deleted, here and at Retell`,
          `${counted(numbers, "number")} ${numbers === 1 ? "rests" : "rest"} in quarantine and ${numbers === 1 ? "returns" : "return"} to the pool`,
          `${counted(calls, "call")} with transcripts, recordings and charges ${calls === 1 ? "is" : "are"} gone`,
        ]}
        typeToConfirm={tenant.name}
        confirmLabel="Delete organisation"
        error={refusal}
        onConfirm={async () => {
          try {
            await remove.mutateAsync({ id: tenant.id, name: tenant.name });
          } catch (error) {
            const { message, requestId } = failureOf(error as Parameters<typeof failureOf>[0]);
            setRefusal(requestId === null ? message : `${message} Request ${requestId}.`);
            throw error;
          }
          toast.success(`${tenant.name} is being deleted`);
          router.push("/admin/tenants");
        }}
      />
    </>
  );
}
