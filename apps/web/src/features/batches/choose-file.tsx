"use client";

import { mostFileBytes, mostNumbers } from "@voxcalls/api/catalogue/batches";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";

interface ChooseFileProps {
  readonly fileName: string | null;
  readonly problem: string | null;
  readonly onFile: (file: File) => void;
}

/** Where the list is dropped, or chosen by a button. */
export function ChooseFile({ fileName, problem, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  return (
    <div>
      <div
        className={cn(
          "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-dashed border-input px-4 py-4",
          isOver && "border-primary bg-accent",
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
      >
        <FileUp aria-hidden className="size-5 shrink-0 text-muted-foreground" />
        <div className="min-w-0 flex-1 basis-56">
          <p className="truncate font-medium">{fileName ?? "Drop a CSV file here"}</p>
          <p className="text-compact text-muted-foreground">
            The first line names the columns. Up to {mostNumbers.toLocaleString("en-US")} numbers and{" "}
            {mostFileBytes / 1_000_000} MB.
          </p>
        </div>
        <Button size="sm" onClick={() => input.current?.click()}>
          {fileName === null ? "Choose a file" : "Choose another"}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="List of numbers"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            event.target.value = "";
          }}
        />
      </div>
      {problem === null ? null : (
        <p role="alert" className="mt-1.5 text-compact text-destructive-text">
          {problem}
        </p>
      )}
    </div>
  );
}
