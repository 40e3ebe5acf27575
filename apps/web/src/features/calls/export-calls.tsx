"use client";

import type { ExportView } from "@voxcalls/api/schemas/call-exports";
import type { CallFilters } from "@voxcalls/api/schemas/calls";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { Download, LoaderCircle } from "lucide-react";
import { trpc } from "~/trpc/client";
import { MadeFiles, percentOf } from "./made-files";
import { restQuery } from "./rest-query";
import { askAgainMs, saveFile, useMadeFile } from "./use-made-file";

interface ExportCallsProps {
  readonly filters: CallFilters;
  /** What the reader has had made lately, or is having made: it goes on while they are elsewhere. */
  readonly made: readonly ExportView[];
}

/** Takes all calls of the filters along, not only this page's. What is too much to wait for is made by a job, and fetched when it is ready. */
export function ExportCalls({ filters, made }: ExportCallsProps) {
  const { doing, take, takeWhenReady } = useMadeFile();
  const { data: files } = trpc.calls.recentExports.useQuery(undefined, {
    initialData: [...made],
    refetchInterval: ({ state }) => (state.data?.some(isOnItsWay) ? askAgainMs : false),
  });
  const going = files.find(isOnItsWay);
  const takeCsv = async () => {
    if (!(await takeAtOnce(filters))) await takeWhenReady({ ...filters, format: "csv" });
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost">
          {doing !== null || going ? <LoaderCircle className="motion-safe:animate-spin" /> : <Download />}
          {doing ?? (going ? `Exporting ${percentOf(going)}%` : "Export")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>All calls that match</DropdownMenuLabel>
        <DropdownMenuItem disabled={doing !== null} onSelect={() => void take(takeCsv)}>
          As CSV
        </DropdownMenuItem>
        <DropdownMenuItem
          disabled={doing !== null}
          onSelect={() => void take(() => takeWhenReady({ ...filters, format: "json" }))}
        >
          As JSON
        </DropdownMenuItem>
        <MadeFiles files={files} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function isOnItsWay({ status }: ExportView): boolean {
  return status === "pending";
}

/** False when there are too many calls to wait for. */
async function takeAtOnce(filters: CallFilters): Promise<boolean> {
  const answer = await fetch(`/api/v1/calls${restQuery(filters)}`, { headers: { accept: "text/csv" } });
  if (answer.status === 400) return false;
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const address = URL.createObjectURL(await answer.blob());
  saveFile(address, "calls.csv");
  URL.revokeObjectURL(address);
  return true;
}
