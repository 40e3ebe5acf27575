"use client";

import type { TenantDetailView } from "@voxcalls/api/schemas/platform/tenants";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { ReasonDialog } from "./reason-dialog";
import { counted } from "./tenant-words";

/** Suspends an organisation, naming what that touches, or activates it again. */
export function SwitchTenant({ tenant }: { tenant: TenantDetailView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const isSuspended = tenant.status === "suspended";
  const done = (words: string) => ({
    onSuccess: () => {
      toast.success(words);
      setOpen(false);
      router.refresh();
    },
  });
  const suspend = trpc.tenants.suspend.useMutation(done(`${tenant.name} is suspended`));
  const activate = trpc.tenants.activate.useMutation(done(`${tenant.name} is active again`));
  const act = isSuspended ? activate : suspend;
  return (
    <>
      <Button variant={isSuspended ? "primary" : "outline"} onClick={() => setOpen(true)}>
        {isSuspended ? "Activate" : "Suspend"}
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={`${isSuspended ? "Activate" : "Suspend"} ${tenant.name}?`}
        description={
          isSuspended
            ? "Its numbers answer again with the agents they were bound to, and its people can change things."
            : "Its people can sign in and read, and nothing else, until it is activated again."
        }
        affected={isSuspended ? undefined : effectsOf(tenant)}
        help="It is kept in the audit log, which the organisation can read."
        confirmLabel={isSuspended ? "Activate" : "Suspend"}
        variant={isSuspended ? "primary" : "danger"}
        pending={act.isPending}
        failure={act.error ? failureOf(act.error) : null}
        onConfirm={(reason) => act.mutate({ id: tenant.id, reason })}
      />
    </>
  );
}

function effectsOf({ effects }: TenantDetailView): string[] {
  const { agents, numbers, members, callsInProgress } = effects;
  return [
    `${counted(numbers, "number")} ${numbers === 1 ? "declines" : "decline"} every call, at the provider too`,
    `${counted(agents, "agent")} ${agents === 1 ? "makes and takes" : "make and take"} no new call`,
    `${counted(members, "member")} can read and change nothing; API keys are refused`,
    callsInProgress === 0
      ? "No call is in progress"
      : `${counted(callsInProgress, "call")} in progress ${callsInProgress === 1 ? "is" : "are"} hung up`,
  ];
}
