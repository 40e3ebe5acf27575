"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { downloadJson } from "./download-json";

interface ConflictNoticeProps {
  readonly theirs: FlowView | null;
  /** Who saved, in words. */
  readonly who: string;
  readonly name: string;
  readonly mine: FlowDefinition;
  readonly mayCreate: boolean;
  readonly onTake: (theirs: FlowView) => void;
}

/** Somebody else saved the flow that is open here: their drawing, or one's own as a flow of its own. Nothing is lost either way. */
export function ConflictNotice({ theirs, who, name, mine, mayCreate, onTake }: ConflictNoticeProps) {
  const router = useRouter();
  const copy = trpc.flows.create.useMutation({
    onSuccess: ({ id }) => {
      if (theirs) onTake(theirs);
      toast.success("Your drawing is a flow of its own now");
      router.push(`/dashboard/flows/${id}`);
    },
    onError: (error) => toast.error(failureWords(error)),
  });
  return (
    <Callout
      tone="warning"
      title={`${who} saved this flow meanwhile`}
      className="m-3 mb-0"
      action={
        <div className="flex flex-wrap justify-end gap-2">
          {mayCreate ? (
            <Button
              size="sm"
              pending={copy.isPending}
              onClick={() => copy.mutate({ ...mine, name: `${name.slice(0, 80)} (my copy)` })}
            >
              Keep mine as a copy
            </Button>
          ) : (
            <Button size="sm" onClick={() => downloadJson(name, mine)}>
              Download mine
            </Button>
          )}
          {theirs ? (
            <Button size="sm" variant="primary" onClick={() => onTake(theirs)}>
              Take theirs
            </Button>
          ) : null}
        </div>
      }
    >
      {theirs ? (
        <>
          Saved <RelativeTime at={theirs.updatedAt} />. What you drew since is still here and is not saved; after taking
          theirs, Undo brings it back.
        </>
      ) : (
        "What you drew since is still here and is not saved. Their drawing could not be fetched."
      )}
    </Callout>
  );
}
