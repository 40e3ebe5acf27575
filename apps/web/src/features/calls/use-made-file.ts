import type { CallFilters } from "@voxcalls/api/schemas/calls";
import { useState } from "react";
import { toast } from "@voxcalls/ui/toast";
import { trpc } from "~/trpc/client";
import { percentOf } from "./made-files";

export const askAgainMs = 1_500;

/** Has a file of calls made by a job and saves it when it is ready. `doing` is what it is at, in words; null while it does nothing. */
export function useMadeFile() {
  const { export: exports, recentExports } = trpc.useUtils().calls;
  const start = trpc.calls.startExport.useMutation();
  const [doing, setDoing] = useState<string | null>(null);

  async function takeWhenReady(asked: CallFilters & { ids?: string[]; format: "csv" | "json" }): Promise<void> {
    let made = await start.mutateAsync(asked);
    void recentExports.invalidate();
    while (made.status === "pending") {
      setDoing(`Exporting ${percentOf(made)}%`);
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
      made = await exports.fetch({ id: made.id }, { staleTime: 0 });
    }
    if (made.status === "failed") throw new Error("the export failed");
    saveFile(`/api/v1/calls/exports/${made.id}/file`, `calls.${asked.format}`);
  }

  /** Runs one way of taking a file, and says when it failed. */
  async function take(way: () => Promise<void>): Promise<void> {
    setDoing("Exporting");
    try {
      await way();
    } catch {
      toast.error("The file could not be made. Check your connection and try again.");
    } finally {
      setDoing(null);
      void recentExports.invalidate();
    }
  }

  return { doing, take, takeWhenReady };
}

/** Hands the browser a file to save. */
export function saveFile(href: string, fileName: string): void {
  Object.assign(document.createElement("a"), { href, download: fileName }).click();
}
