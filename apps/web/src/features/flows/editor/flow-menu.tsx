"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { IconButton } from "@voxcalls/ui/icon-button";
import { toast } from "@voxcalls/ui/toast";
import { Copy, Download, MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { downloadJson } from "./download-json";

interface FlowMenuProps {
  readonly flow: Pick<FlowView, "id">;
  readonly name: string;
  readonly mayCreate: boolean;
}

/** What can be done with the flow as a whole, from its editor. */
export function FlowMenu({ flow, name, mayCreate }: FlowMenuProps) {
  const router = useRouter();
  const utils = trpc.useUtils();
  const onError = (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error));
  const duplicate = trpc.flows.duplicate.useMutation({
    onError,
    onSuccess: ({ id }) => router.push(`/dashboard/flows/${id}`),
  });
  const save = () =>
    utils.flows.export
      .fetch({ id: flow.id }, { staleTime: 0 })
      .then((file) => downloadJson(name, file))
      .catch(onError);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label="Acts on this flow" icon={<MoreHorizontal />} />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {mayCreate ? (
          <DropdownMenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ id: flow.id })}>
            Duplicate
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem icon={<Download />} onSelect={() => void save()}>
          Download as a file
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
