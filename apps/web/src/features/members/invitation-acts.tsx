"use client";

import type { InvitationView } from "@voxcalls/api/schemas/members";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { copyText } from "@voxcalls/ui/copy-text";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { ShownLink } from "./shown-link";

/** Send again, copy the link, withdraw. */
export function InvitationActs({ invitation: { id, email, status } }: { invitation: InvitationView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const onError = (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error));
  const resend = trpc.invitations.resend.useMutation({
    onSuccess: () => {
      toast.success(`Sent to ${email} again, for seven days`);
      router.refresh();
    },
    onError,
  });
  const copy = trpc.invitations.copyLink.useMutation({
    onSuccess: async ({ url }) => {
      // Some browsers let nobody write to the clipboard after a wait: then the link is shown.
      if (await copyText(url)) toast.success("Link copied", { description: `Only ${email} should get it.` });
      else setShown(url);
    },
    onError,
  });
  const revoke = trpc.invitations.revoke.useMutation();
  return (
    <div className="flex justify-end gap-1 max-sm:-ml-2.5 max-sm:justify-start">
      <Button variant="ghost" size="sm" pending={resend.isPending} onClick={() => resend.mutate({ id })}>
        Send again<span className="sr-only"> to {email}</span>
      </Button>
      {status === "open" ? (
        <Button variant="ghost" size="sm" pending={copy.isPending} onClick={() => copy.mutate({ id })}>
          Copy link<span className="sr-only"> for {email}</span>
        </Button>
      ) : null}
      <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
        Withdraw<span className="sr-only"> the invitation of {email}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Withdraw the invitation of ${email}?`}
        description="The link in the mail stops working and the seat is free. You can invite this person again."
        confirmLabel="Withdraw invitation"
        error={refusal}
        onConfirm={async () => {
          setRefusal(null);
          try {
            await revoke.mutateAsync({ id });
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          toast.success("Invitation withdrawn");
          router.refresh();
        }}
      />
      {shown ? <ShownLink url={shown} email={email} onClose={() => setShown(null)} /> : null}
    </div>
  );
}
