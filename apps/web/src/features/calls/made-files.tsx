import type { ExportView } from "@voxcalls/api/schemas/call-exports";
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from "@voxcalls/ui/dropdown-menu";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { CircleAlert, Download, LoaderCircle } from "lucide-react";

/** The reader's exports of the last day, in a menu: on their way, to be fetched, or failed. */
export function MadeFiles({ files }: { readonly files: readonly ExportView[] }) {
  if (files.length === 0) return null;
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Yours, kept for a day</DropdownMenuLabel>
      {files.map((file) =>
        file.status === "ready" ? (
          <DropdownMenuItem key={file.id} asChild>
            <a href={`/api/v1/calls/exports/${file.id}/file`} download={`calls.${file.format}`}>
              <Download />
              <span>
                {nameOf(file)}, <RelativeTime at={file.createdAt} />
              </span>
            </a>
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem
            key={file.id}
            disabled
            icon={file.status === "failed" ? <CircleAlert /> : <LoaderCircle className="motion-safe:animate-spin" />}
          >
            {nameOf(file)}: {file.status === "failed" ? "could not be made" : `${percentOf(file)}%`}
          </DropdownMenuItem>
        ),
      )}
    </>
  );
}

/** How much of a file is made. */
export function percentOf({ rowsDone, total }: ExportView): number {
  return total > 0 ? Math.floor((rowsDone / total) * 100) : 0;
}

function nameOf({ format, total }: ExportView): string {
  return `${format.toUpperCase()} of ${total.toLocaleString("en")} ${total === 1 ? "call" : "calls"}`;
}
