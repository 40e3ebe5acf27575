"use client";

import type { CallFilters } from "@voxcalls/api/schemas/calls";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { toast } from "@voxcalls/ui/toast";
import { Download } from "lucide-react";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { restQuery } from "./rest-query";

const askAgainMs = 1_500;

interface ExportCallsProps {
  readonly filters: CallFilters;
}

/** Takes all calls of the filters along, not only this page's. What is too much to wait for is made by a job, and fetched when it is ready. */
export function ExportCalls({ filters }: ExportCallsProps) {
  const exports = trpc.useUtils().calls.export;
  /** What it is at, as the button says; null while it does nothing. */
  const [doing, setDoing] = useState<string | null>(null);
  const start = trpc.calls.startExport.useMutation();

  async function take(format: "csv" | "json") {
    setDoing("Exporting");
    try {
      if (format === "json" || !(await takeAtOnce())) await takeWhenReady(format);
    } catch {
      toast.error("The file could not be made. Check your connection and try again.");
    } finally {
      setDoing(null);
    }
  }

  /** False when there are too many calls to wait for. */
  async function takeAtOnce(): Promise<boolean> {
    const answer = await fetch(`/api/v1/calls${restQuery(filters)}`, { headers: { accept: "text/csv" } });
    if (answer.status === 400) return false;
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const address = URL.createObjectURL(await answer.blob());
    save(address, "calls.csv");
    URL.revokeObjectURL(address);
    return true;
  }

  async function takeWhenReady(format: "csv" | "json"): Promise<void> {
    let made = await start.mutateAsync({ ...filters, format });
    while (made.status === "pending") {
      setDoing(`Exporting ${made.total > 0 ? Math.floor((made.rowsDone / made.total) * 100) : 0}%`);
      await new Promise((resolve) => setTimeout(resolve, askAgainMs));
      made = await exports.fetch({ id: made.id }, { staleTime: 0 });
    }
    if (made.status === "failed") throw new Error("the export failed");
    save(`/api/v1/calls/exports/${made.id}/file`, `calls.${format}`);
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" pending={doing !== null}>
          <Download />
          {doing ?? "Export"}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>All calls that match</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void take("csv")}>As CSV</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void take("json")}>As JSON</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function save(href: string, fileName: string): void {
  Object.assign(document.createElement("a"), { href, download: fileName }).click();
}
