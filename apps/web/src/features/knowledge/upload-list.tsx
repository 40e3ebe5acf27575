"use client";

import { Button } from "@voxcalls/ui/button";
import { Progress } from "@voxcalls/ui/progress";
import { RotateCcw, X } from "lucide-react";
import { sizeWords } from "./knowledge-words";
import { fileProblem } from "./send-file";
import type { Upload } from "./use-uploads";

interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onAgain: (upload: Upload) => void;
  readonly onDismiss: (key: string) => void;
}

/** Files on their way, each with how far it has come or why it did not. */
export function UploadList({ uploads, onAgain, onDismiss }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label="Files on their way" className="divide-y rounded-lg border bg-card">
      {uploads.map((upload) => (
        <li key={upload.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-compact">
          <span className="min-w-0 flex-1 basis-40 truncate font-medium" title={upload.file.name}>
            {upload.file.name}
          </span>
          <span className="text-muted-foreground tabular-nums">{sizeWords(upload.file.size)}</span>
          {upload.error === null ? (
            <>
              <Progress label={`Sending ${upload.file.name}`} value={upload.share * 100} className="w-28" />
              <span className="w-20 text-right text-muted-foreground tabular-nums">
                {upload.share < 1 ? `${Math.floor(upload.share * 100)} %` : "Checking"}
              </span>
            </>
          ) : (
            <>
              {fileProblem(upload.file) === null ? (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Send ${upload.file.name} again`}
                  onClick={() => onAgain(upload)}
                >
                  <RotateCcw />
                </Button>
              ) : null}
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Put ${upload.file.name} away`}
                onClick={() => onDismiss(upload.key)}
              >
                <X />
              </Button>
              <p role="alert" className="w-full text-danger-strong">
                {upload.error}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
