"use client";

import type { KnowledgeView } from "@voxcalls/api/schemas/knowledge";
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
import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { RenameBase } from "./rename-base";

/** What can be done with a whole base. */
export function BaseMenu({ base, onChanged }: { base: KnowledgeView; onChanged: () => void }) {
  const router = useRouter();
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const removal = trpc.knowledge.remove.useMutation();
  const { agents, flows } = base.usedBy;
  const close = () => {
    setAsking(null);
    removal.reset();
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label={`Acts on ${base.name}`}>
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem icon={<Pencil />} onSelect={() => setAsking("rename")}>
            Rename…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsking("delete")}>
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asking === "rename" ? <RenameBase base={base} onRenamed={onChanged} onClose={close} /> : null}
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={(open) => open || close()}
        title={`Delete ${base.name}?`}
        description="Its sources are removed here and at the provider. This cannot be undone."
        affected={[...agents, ...flows].map(({ name }) => `${name} uses it, so it cannot be deleted yet`)}
        confirmLabel="Delete knowledge base"
        error={removal.error ? failureWords(removal.error) : undefined}
        onConfirm={async () => {
          await removal.mutateAsync({ id: base.id });
          toast.success(`${base.name} is deleted`);
          router.push("/dashboard/knowledge");
          router.refresh();
        }}
      />
    </>
  );
}
