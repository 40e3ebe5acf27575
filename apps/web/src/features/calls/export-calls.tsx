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
import { Download } from "lucide-react";
import { restQuery } from "./rest-query";
import { saveFile, useMadeFile } from "./use-made-file";

/** Takes all calls of the filters along, not only this page's. What is too much to wait for is made by a job, and fetched when it is ready. */
export function ExportCalls({ filters }: { readonly filters: CallFilters }) {
  const { doing, take, takeWhenReady } = useMadeFile();
  const takeCsv = async () => {
    if (!(await takeAtOnce(filters))) await takeWhenReady({ ...filters, format: "csv" });
  };
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
        <DropdownMenuItem onSelect={() => void take(takeCsv)}>As CSV</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void take(() => takeWhenReady({ ...filters, format: "json" }))}>
          As JSON
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
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
