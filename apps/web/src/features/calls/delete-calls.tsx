"use client";

import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface DeleteCallsProps {
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onDeleted: (words: string) => void | Promise<void>;
}

/** Asks before calls are deleted, and says what goes and what stays. */
export function DeleteCalls({ ids, open, onOpenChange, onDeleted }: DeleteCallsProps) {
  const remove = trpc.calls.removeMany.useMutation();
  const failure = remove.error ? failureOf(remove.error) : null;
  const what = ids.length === 1 ? "call" : `${ids.length} calls`;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        remove.reset();
        onOpenChange(next);
      }}
      title={ids.length === 1 ? "Delete this call?" : `Delete ${what}?`}
      description="This cannot be undone."
      affected={[
        "Recording, transcript, summary, notes and the caller's number are deleted, here and at the provider.",
        "What it cost stays in the billing.",
      ]}
      confirmLabel={`Delete ${what}`}
      error={
        failure ? (
          <>
            {failure.message}
            {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
          </>
        ) : null
      }
      onConfirm={async () => {
        await remove.mutateAsync({ ids: [...ids] });
        await onDeleted(ids.length === 1 ? "The call was deleted" : `${ids.length} calls were deleted`);
      }}
    />
  );
}
