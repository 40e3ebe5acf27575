"use client";

import type { FlowInTable } from "@voxcalls/api/schemas/flows";
import { useRouter } from "next/navigation";
import { RenameDialog } from "~/features/shell/rename-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Another name for a flow. */
export function RenameFlow({ flow, onClose }: { flow: Pick<FlowInTable, "id" | "name">; onClose: () => void }) {
  const router = useRouter();
  const update = trpc.flows.update.useMutation({
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <RenameDialog
      current={flow.name}
      maxLength={100}
      pending={update.isPending}
      failure={update.error ? failureOf(update.error) : null}
      onRename={(name) => update.mutate({ id: flow.id, name })}
      onClose={onClose}
    />
  );
}
