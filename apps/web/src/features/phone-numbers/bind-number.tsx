"use client";

import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";
import { Combobox } from "@voxcalls/ui/combobox";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const none = "none";

export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface BindNumberProps {
  readonly number: PhoneNumberView;
  readonly what: "agent" | "user";
  readonly choices: readonly Choice[];
}

/** Who answers a number, or whose it is: chosen in place, saved at once. */
export function BindNumber({ number, what, choices }: BindNumberProps) {
  const router = useRouter();
  const update = trpc.phoneNumbers.update.useMutation({
    onSuccess: () => {
      toast.success("Saved");
      router.refresh();
    },
    onError: (error) => {
      toast.error(failureWords(error));
      router.refresh();
    },
  });
  const current = what === "agent" ? number.assignedAgentId : number.assignedUserId;
  return (
    <Combobox
      aria-label={what === "agent" ? `Agent of ${number.phoneNumber}` : `Member of ${number.phoneNumber}`}
      className="-ml-2.5 min-w-44 border-transparent bg-transparent text-compact hover:border-input data-[state=open]:border-input"
      disabled={update.isPending}
      value={current ?? none}
      onValueChange={(value) => {
        const id = value === none ? null : value;
        update.mutate({ id: number.id, ...(what === "agent" ? { agentId: id } : { userId: id }) });
      }}
      options={[{ value: none, label: "Nobody" }, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
