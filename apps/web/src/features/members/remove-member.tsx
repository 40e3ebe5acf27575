"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Combobox } from "@voxcalls/ui/combobox";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import type { TeamChoices } from "./assign-member";
import { RemovalEffects } from "./removal-effects";

const nobody = "nobody";

interface RemoveMemberProps {
  readonly member: MemberDetails;
  readonly members: TeamChoices["members"];
  readonly isSelf: boolean;
  readonly onClose: () => void;
}

/** Asks what becomes of a member's agents and numbers, says what else is touched, and removes the member. */
export function RemoveMember({ member, members, isSelf, onClose }: RemoveMemberProps) {
  const router = useRouter();
  const [heir, setHeir] = useState(nobody);
  const [failure, setFailure] = useState<Failure | null>(null);
  const affected = trpc.members.affected.useQuery({ id: member.id }, { staleTime: 0, gcTime: 0 });
  const remove = trpc.members.remove.useMutation({
    onSuccess: () => {
      toast.success(isSelf ? "You have left the organisation" : `${member.name} is removed`);
      if (isSelf) router.push("/login");
      router.refresh();
      onClose();
    },
    onError: (error) => setFailure(failureOf(error)),
  });
  const others = members.filter(({ id }) => id !== member.id);
  const handsOver = affected.data !== undefined && affected.data.agents.length + affected.data.phoneNumbers.length > 0;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isSelf ? "Leave the organisation?" : `Remove ${member.name}?`}
        description={`${member.email} is signed out everywhere at once. It cannot be undone; the person can be invited again and then begins anew.`}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="danger"
              pending={remove.isPending}
              disabled={affected.data === undefined || affected.data.isLastAdmin}
              onClick={() => {
                setFailure(null);
                remove.mutate({ id: member.id, ...(heir !== nobody && { reassignTo: heir }) });
              }}
            >
              {isSelf ? "Leave" : "Remove member"}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5">
          {failure ? (
            <Callout tone="danger">
              {failure.message}
              {failure.requestId ? ` Request ${failure.requestId}.` : null}
            </Callout>
          ) : null}
          {affected.error ? <Callout tone="danger">{failureOf(affected.error).message}</Callout> : null}
          {affected.data?.isLastAdmin ? (
            <Callout tone="warning" title="This is the last admin">
              Make somebody else an admin first: an organisation without one could not be run by anybody.
            </Callout>
          ) : null}
          {affected.data === undefined ? (
            affected.error ? null : (
              <Skeleton className="h-32" />
            )
          ) : (
            <>
              {handsOver ? (
                <Field label="Hand agents and numbers over to" help="They go on answering in any case.">
                  <Combobox
                    value={heir}
                    onValueChange={setHeir}
                    options={[
                      { value: nobody, label: "Nobody in particular" },
                      ...others.map(({ id, name, email }) => ({ value: id, label: name, description: email })),
                    ]}
                  />
                </Field>
              ) : null}
              <RemovalEffects affected={affected.data} heir={others.find(({ id }) => id === heir)?.name ?? null} />
            </>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
