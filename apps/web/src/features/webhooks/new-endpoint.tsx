"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { EndpointForm } from "./endpoint-form";
import { ShownSecret } from "./shown-secret";

const form = "new-endpoint";

/** Makes an endpoint and shows its secret the one time it can be shown. */
export function NewEndpoint() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const create = trpc.webhookEndpoints.create.useMutation();
  const close = () => {
    setOpen(false);
    setFailure(null);
    if (made) router.push(`/dashboard/settings/developer/webhooks/${made.id}`);
    setMade(null);
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus />
          New endpoint
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title="The endpoint is ready"
          description="Copy its secret now: it is shown this once. A new one can be made at any time."
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
          className="max-w-xl"
          title="New webhook endpoint"
          description="A program of yours that is told what happens, as it happens."
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" form={form} variant="primary" pending={create.isPending}>
                Create endpoint
              </Button>
            </>
          }
        >
          <EndpointForm
            id={form}
            failure={failure}
            onSubmit={(input) => {
              setFailure(null);
              create.mutate(input, { onSuccess: setMade, onError: (error) => setFailure(failureOf(error)) });
            }}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}
