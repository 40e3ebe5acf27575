"use client";

import type { KnowledgeView } from "@voxcalls/api/schemas/knowledge";
import { RenameDialog } from "~/features/shell/rename-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface RenameBaseProps {
  readonly base: Pick<KnowledgeView, "id" | "name">;
  readonly onRenamed: () => void;
  readonly onClose: () => void;
}

/** Another name for a base. */
export function RenameBase({ base, onRenamed, onClose }: RenameBaseProps) {
  const update = trpc.knowledge.update.useMutation({
    onSuccess: () => {
      onRenamed();
      onClose();
    },
  });
  return (
    <RenameDialog
      current={base.name}
      maxLength={120}
      pending={update.isPending}
      failure={update.error ? failureOf(update.error) : null}
      onRename={(name) => update.mutate({ id: base.id, name })}
      onClose={onClose}
    />
  );
}
