"use client";

import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { toast } from "@voxcalls/ui/toast";
import { Building2, History, MoreHorizontal, Trash2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf, failureWords } from "~/trpc/failure";
import { AllocateNumber } from "./allocate-number";
import { NumberHistory } from "./number-history";
import { ReasonDialog } from "./reason-dialog";

/** What the platform can do with a number, by its state. */
export function NumberMenu({ number }: { number: PoolNumberView }) {
  const router = useRouter();
  const [open, setOpen] = useState<"allocate" | "reclaim" | "retire" | "history" | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  const reclaim = trpc.pool.reclaim.useMutation({
    onSuccess: ({ phoneNumber }) => {
      toast.success(`${phoneNumber} is back and rests`);
      setOpen(null);
      router.refresh();
    },
  });
  const retire = trpc.pool.retire.useMutation();
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Acts on ${number.phoneNumber}`}>
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {number.status === "available" ? (
            <DropdownMenuItem icon={<Building2 />} onSelect={() => setOpen("allocate")}>
              Allocate…
            </DropdownMenuItem>
          ) : null}
          {number.tenantId === null ? null : (
            <DropdownMenuItem icon={<Undo2 />} onSelect={() => setOpen("reclaim")}>
              Take back…
            </DropdownMenuItem>
          )}
          <DropdownMenuItem icon={<History />} onSelect={() => setOpen("history")}>
            History
          </DropdownMenuItem>
          {number.status === "available" ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => setOpen("retire")}>
                Give up…
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "allocate" ? <AllocateNumber number={number} onClose={() => setOpen(null)} /> : null}
      {open === "history" ? <NumberHistory number={number} onClose={() => setOpen(null)} /> : null}
      <ReasonDialog
        open={open === "reclaim"}
        onOpenChange={close}
        title={`Take ${number.phoneNumber} back?`}
        description={`It rests first, so that ${number.tenantName ?? "its organisation"}'s callers do not reach a stranger, and then returns to the pool.`}
        affected={[
          number.assignedAgentId === null ? "No agent answers it now" : "The agent that answers it no longer does",
          "A call in progress ends normally and is billed to the organisation",
        ]}
        help="It is kept in the audit log, which the organisation can read."
        confirmLabel="Take back"
        variant="danger"
        pending={reclaim.isPending}
        failure={reclaim.error ? failureOf(reclaim.error) : null}
        onConfirm={(reason) => reclaim.mutate({ phoneNumberId: number.id, reason })}
      />
      <ConfirmDialog
        open={open === "retire"}
        onOpenChange={close}
        title={`Give ${number.phoneNumber} up?`}
        description="Twilio stops charging for it and may sell it to anybody. You may not get it back."
        affected={["It leaves Retell and the Twilio account", "Its history here goes with it; the audit log stays"]}
        confirmLabel="Give up"
        error={refusal}
        onConfirm={async () => {
          await retire.mutateAsync({ id: number.id }).catch((error: unknown) => {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          });
          toast.success(`${number.phoneNumber} is given up`);
          router.refresh();
        }}
      />
    </>
  );
}
