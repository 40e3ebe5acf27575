"use client";

import type { WebhookEndpointView } from "@voxcalls/api/schemas/webhook-endpoints";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { EndpointForm } from "./endpoint-form";

const form = "edit-endpoint";

interface EditEndpointProps {
  readonly endpoint: WebhookEndpointView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Another address, other events. */
export function EditEndpoint({ endpoint, open, onOpenChange }: EditEndpointProps) {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const update = trpc.webhookEndpoints.update.useMutation();
  const change = (next: boolean) => {
    setFailure(null);
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent
        className="max-w-xl"
        title="Change endpoint"
        footer={
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={update.isPending}>
              Save
            </Button>
          </>
        }
      >
        <EndpointForm
          id={form}
          before={endpoint}
          failure={failure}
          onSubmit={(input) => {
            setFailure(null);
            update.mutate(
              { id: endpoint.id, ...input },
              {
                onSuccess: () => {
                  change(false);
                  router.refresh();
                },
                onError: (error) => setFailure(failureOf(error)),
              },
            );
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
