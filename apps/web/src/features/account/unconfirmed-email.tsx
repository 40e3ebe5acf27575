"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { toast } from "@voxcalls/ui/toast";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Asks to follow the link that was mailed, and sends it again. */
export function UnconfirmedEmail({ email, className }: { email: string; className?: string }) {
  const send = trpc.auth.email.sendLink.useMutation({
    onSuccess: () => toast.success(`A link is on its way to ${email}`),
    onError: (error) => toast.error(failureWords(error)),
  });
  return (
    <Callout
      tone="info"
      className={className}
      action={
        <Button size="sm" pending={send.isPending} disabled={send.isSuccess} onClick={() => send.mutate()}>
          {send.isSuccess ? "Sent" : "Send again"}
        </Button>
      }
    >
      Confirm your e-mail: follow the link that we sent to <strong className="font-semibold break-all">{email}</strong>.
    </Callout>
  );
}
