"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { FullTime } from "@voxcalls/ui/relative-time";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { ShownSecret } from "./shown-secret";

interface RotateSecretProps {
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A new secret, after a question; shown this once. */
export function RotateSecret({ id, open, onOpenChange }: RotateSecretProps) {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<{ secret: string; rotationEndsAt: Date } | null>(null);
  const rotate = trpc.webhookEndpoints.rotateSecret.useMutation();
  const close = () => {
    onOpenChange(false);
    setFailure(null);
    if (made) router.refresh();
    setMade(null);
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : close())}>
      {made ? (
        <DialogContent
          title="The new secret"
          description={
            <>
              Copy it now: it is shown this once. The old one signs as well until <FullTime at={made.rotationEndsAt} />.
            </>
          }
          footer={
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          }
        >
          <ShownSecret secret={made.secret} />
        </DialogContent>
      ) : (
        <DialogContent
          title="Make a new secret?"
          description="For 24 hours every request carries two signatures, of the new secret and of the old one, so nothing is lost while you change it. A secret that is still older stops at once."
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button
                variant="primary"
                pending={rotate.isPending}
                onClick={() => {
                  setFailure(null);
                  rotate.mutate({ id }, { onSuccess: setMade, onError: (error) => setFailure(failureOf(error)) });
                }}
              >
                Make a new secret
              </Button>
            </>
          }
        >
          <FormFailure failure={failure} />
        </DialogContent>
      )}
    </Dialog>
  );
}
