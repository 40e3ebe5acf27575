"use client";

import type { FlowInTable } from "@voxcalls/api/schemas/flows";
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
import { Copy, Download, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { downloadJson } from "../editor/download-json";
import type { FlowRights } from "./flow-rights";
import { RenameFlow } from "./rename-flow";

/** What can be done with a flow from the list. */
export function FlowRowMenu({ flow, rights }: { flow: FlowInTable; rights: FlowRights }) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"delete" | "rename" | null>(null);
  const onError = (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error));
  const removal = trpc.flows.remove.useMutation();
  const duplicate = trpc.flows.duplicate.useMutation({
    onError,
    onSuccess: ({ name }) => {
      toast.success(`“${name}” is made`);
      router.refresh();
    },
  });
  const save = () =>
    utils.flows.export
      .fetch({ id: flow.id }, { staleTime: 0 })
      .then((file) => downloadJson(flow.name, file))
      .catch(onError);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Acts on ${flow.name}`} className="relative z-1">
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {rights.mayUpdate ? (
            <DropdownMenuItem icon={<Pencil />} onSelect={() => setAsking("rename")}>
              Rename…
            </DropdownMenuItem>
          ) : null}
          {rights.mayCreate ? (
            <DropdownMenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ id: flow.id })}>
              Duplicate
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem icon={<Download />} onSelect={() => void save()}>
            Download as a file
          </DropdownMenuItem>
          {rights.mayDelete ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsking("delete")}>
                Delete…
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {asking === "rename" ? <RenameFlow flow={flow} onClose={() => setAsking(null)} /> : null}
      {rights.mayDelete ? (
        <ConfirmDialog
          open={asking === "delete"}
          onOpenChange={(open) => {
            if (!open) {
              setAsking(null);
              removal.reset();
            }
          }}
          title={`Delete ${flow.name}?`}
          description="The drawing is gone then. This cannot be undone."
          affected={flow.agents.map(({ name }) => `${name} follows it, so it cannot be deleted yet`)}
          confirmLabel="Delete flow"
          error={removal.error ? refusalOf(removal.error) : undefined}
          onConfirm={async () => {
            await removal.mutateAsync({ id: flow.id });
            toast.success(`${flow.name} is deleted`);
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}

function refusalOf(error: Parameters<typeof failureOf>[0]): string {
  const { message, requestId } = failureOf(error);
  return requestId === null ? message : `${message} Request ${requestId}.`;
}
