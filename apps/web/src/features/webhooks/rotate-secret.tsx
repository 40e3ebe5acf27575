"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { RadioGroup } from "@voxcalls/ui/radio-group";
import { FullTime } from "@voxcalls/ui/relative-time";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { ShownSecret } from "./shown-secret";

const choices = [
  { value: "old", label: "The old one stops", description: "Receivers have the new one, or the old one leaked." },
  { value: "new", label: "The new one stops", description: "No receiver has it yet, or it leaked." },
] as const;

interface RotateSecretProps {
  readonly id: string;
  /** Whether two secrets sign already: then it is asked which of them stops. */
  readonly isRotating: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A new secret, after a question; shown this once. */
export function RotateSecret({ id, isRotating, open, onOpenChange }: RotateSecretProps) {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<{ secret: string; rotationEndsAt: Date } | null>(null);
  const [stop, setStop] = useState<"old" | "new">("old");
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
              Copy it now: it is shown this once. The one before signs as well until{" "}
              <FullTime at={made.rotationEndsAt} />.
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
          description={
            isRotating
              ? "Two secrets sign at the moment, and no more than two do: one of them stops at once. The other signs beside the newest for 24 hours."
              : "For 24 hours every request carries two signatures, of the new secret and of the old one, so nothing is lost while you change it."
          }
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button
                variant="primary"
                pending={rotate.isPending}
                onClick={() => {
                  setFailure(null);
                  rotate.mutate(
                    { id, ...(isRotating && { stop }) },
                    { onSuccess: setMade, onError: (error) => setFailure(failureOf(error)) },
                  );
                }}
              >
                Make a new secret
              </Button>
            </>
          }
        >
          <FormFailure failure={failure} />
          {isRotating ? (
            <RadioGroup
              look="cards"
              aria-label="Which secret stops at once"
              value={stop}
              onValueChange={(value) => setStop(value === "new" ? "new" : "old")}
              options={choices}
            />
          ) : null}
        </DialogContent>
      )}
    </Dialog>
  );
}
