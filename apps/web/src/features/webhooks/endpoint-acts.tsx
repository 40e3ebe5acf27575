"use client";

import type { WebhookEndpointView } from "@voxcalls/api/schemas/webhook-endpoints";
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
import { Ellipsis, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { EditEndpoint } from "./edit-endpoint";
import { ReplaySpan } from "./replay-span";
import { RotateSecret } from "./rotate-secret";

type Asked = "edit" | "rotate" | "end" | "replay" | "delete" | null;

/** What can be done with an endpoint. */
export function EndpointActs({ endpoint }: { endpoint: WebhookEndpointView }) {
  const { id, status } = endpoint;
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const told = (words: string) => ({
    onSuccess: () => {
      toast.success(words);
      router.refresh();
    },
    onError: (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error)),
  });
  const ping = trpc.webhookEndpoints.ping.useMutation(told("A ping is on its way"));
  const turn = trpc.webhookEndpoints.update.useMutation(told(status === "active" ? "Paused" : "Taken up again"));
  const end = trpc.webhookEndpoints.endOldSecret.useMutation();
  const remove = trpc.webhookEndpoints.remove.useMutation();
  const isOpen = (one: Asked) => ({
    open: asked === one,
    onOpenChange: (open: boolean) => setAsked(open ? one : null),
  });
  return (
    <div className="flex items-center gap-2">
      {status === "active" ? (
        <Button pending={ping.isPending} onClick={() => ping.mutate({ id })}>
          <Send />
          Send a ping
        </Button>
      ) : (
        <Button variant="primary" pending={turn.isPending} onClick={() => turn.mutate({ id, status: "active" })}>
          Take up again
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More">
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsked("edit")}>Change</DropdownMenuItem>
          {status === "active" ? (
            <>
              <DropdownMenuItem onSelect={() => setAsked("replay")}>Send events again…</DropdownMenuItem>
              <DropdownMenuItem onSelect={() => turn.mutate({ id, status: "paused" })}>Pause</DropdownMenuItem>
            </>
          ) : null}
          <DropdownMenuItem onSelect={() => setAsked("rotate")}>Make a new secret…</DropdownMenuItem>
          {endpoint.rotationEndsAt ? (
            <DropdownMenuItem onSelect={() => setAsked("end")}>End the old secret…</DropdownMenuItem>
          ) : null}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setAsked("delete")}>Delete…</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <EditEndpoint endpoint={endpoint} {...isOpen("edit")} />
      <RotateSecret id={id} isRotating={endpoint.rotationEndsAt !== null} {...isOpen("rotate")} />
      <ReplaySpan id={id} {...isOpen("replay")} />
      <ConfirmDialog
        {...isOpen("end")}
        title="End the old secret now?"
        description="From now on the new secret alone signs. A receiver that still checks with the old one refuses what it is sent."
        confirmLabel="End the old secret"
        error={end.error ? failureWords(end.error) : undefined}
        onConfirm={async () => {
          await end.mutateAsync({ id });
          toast.success("The old secret signs no more");
          router.refresh();
        }}
      />
      <ConfirmDialog
        {...isOpen("delete")}
        title="Delete this endpoint?"
        description="Nothing is sent to it any more, and its log goes with it. It cannot be undone."
        confirmLabel="Delete endpoint"
        error={refusal}
        onConfirm={async () => {
          try {
            await remove.mutateAsync({ id });
          } catch (error) {
            setRefusal(failureWords(error as Parameters<typeof failureWords>[0]));
            throw error;
          }
          toast.success("The endpoint is deleted");
          router.push("/dashboard/settings/developer/webhooks");
          router.refresh();
        }}
      />
    </div>
  );
}
