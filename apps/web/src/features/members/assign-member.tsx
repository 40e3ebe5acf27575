"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Combobox } from "@voxcalls/ui/combobox";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface Choice {
  readonly id: string;
  readonly name: string;
  /** Whose it is now. */
  readonly holder: string | null;
}

/** What members can be given, and who is there to take over from them. */
export interface TeamChoices {
  readonly agents: readonly Choice[];
  readonly numbers: readonly Choice[];
  readonly members: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}

const none = "none";
const formId = "assign-member";

interface AssignMemberProps {
  readonly member: MemberDetails;
  readonly choices: TeamChoices;
  readonly onClose: () => void;
}

/** Which agent and which number belong to a member. */
export function AssignMember({ member, choices, onClose }: AssignMemberProps) {
  const router = useRouter();
  const [agent, setAgent] = useState(member.assignedAgentId ?? none);
  const [number, setNumber] = useState(member.assignedPhoneNumberId ?? none);
  const [failure, setFailure] = useState<Failure | null>(null);
  const update = trpc.members.update.useMutation({
    onSuccess: () => {
      toast.success(`Saved for ${member.name}`);
      router.refresh();
      onClose();
    },
    onError: (error) => setFailure(failureOf(error)),
  });
  const before = { agent: member.assignedAgentId ?? none, number: member.assignedPhoneNumberId ?? none };
  const save = () => {
    setFailure(null);
    update.mutate({
      id: member.id,
      ...(agent !== before.agent && { assignedAgentId: agent === none ? null : agent }),
      ...(number !== before.number && { assignedPhoneNumberId: number === none ? null : number }),
    });
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`Agent and number of ${member.name}`}
        description="A user sees and hears only what belongs to them. Calls count for whoever held the number when they began."
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={update.isPending}
              disabled={agent === before.agent && number === before.number}
            >
              Save
            </Button>
          </>
        }
      >
        <form
          id={formId}
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {failure ? (
            <Callout tone="danger">
              {failure.message}
              {failure.requestId ? ` Request ${failure.requestId}.` : null}
            </Callout>
          ) : null}
          <Field label="Agent" help={helpOf(member.agents.length, "agents", choices.agents, agent, member.name)}>
            <Combobox value={agent} onValueChange={setAgent} options={optionsOf(choices.agents, "No agent")} />
          </Field>
          <Field
            label="Number"
            help={helpOf(member.phoneNumbers.length, "numbers", choices.numbers, number, member.name)}
          >
            <Combobox value={number} onValueChange={setNumber} options={optionsOf(choices.numbers, "No number")} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function optionsOf(choices: readonly Choice[], nothing: string) {
  return [
    { value: none, label: nothing },
    ...choices.map(({ id, name, holder }) => ({ value: id, label: name, description: holder ?? undefined })),
  ];
}

/** Says whom a choice takes it from, and that one choice replaces several. */
function helpOf(held: number, noun: string, choices: readonly Choice[], chosen: string, name: string) {
  const holder = choices.find(({ id }) => id === chosen)?.holder;
  if (holder && holder !== name) return `It belongs to ${holder} now and moves over.`;
  return held > 1 ? `${name} has ${held} ${noun}; a new choice takes the place of all of them.` : undefined;
}
