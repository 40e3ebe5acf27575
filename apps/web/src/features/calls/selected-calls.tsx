"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Download, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { DeleteCalls } from "./delete-calls";
import { TagCalls } from "./tag-calls";
import { useMadeFile } from "./use-made-file";

interface SelectedCallsProps {
  readonly ids: readonly string[];
  readonly mayDelete: boolean;
  readonly onDone: () => void;
}

/** What can be done with the rows that are chosen. */
export function SelectedCalls({ ids, mayDelete, onDone }: SelectedCallsProps) {
  const router = useRouter();
  const calls = trpc.useUtils().calls;
  const [deleting, setDeleting] = useState(false);
  const { doing, take, takeWhenReady } = useMadeFile();
  async function finish(words: string) {
    toast.success(words);
    onDone();
    await calls.invalidate();
    router.refresh();
  }
  return (
    <div role="group" aria-label="Chosen calls" className="flex flex-wrap items-center gap-2">
      <span className="mr-1 text-compact font-medium" aria-live="polite">
        {ids.length} chosen
      </span>
      <TagCalls ids={ids} onTagged={finish} />
      <Button
        size="sm"
        variant="outline"
        pending={doing !== null}
        onClick={() => void take(() => takeWhenReady({ ids: [...ids], format: "csv" }))}
      >
        <Download />
        {doing ?? "Export"}
      </Button>
      {mayDelete ? (
        <Button size="sm" variant="outline" onClick={() => setDeleting(true)}>
          <Trash2 />
          Delete
        </Button>
      ) : null}
      <Button size="sm" variant="ghost" onClick={onDone}>
        Choose none
      </Button>
      <DeleteCalls ids={ids} open={deleting} onOpenChange={setDeleting} onDeleted={finish} />
    </div>
  );
}
