"use client";

import { fileEndings, mostFileBytes, takenFiles } from "@voxcalls/api/catalogue/knowledge";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { FileUp } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";

/** Where files are dropped, or chosen by a button. */
export function DropZone({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFiles(event.dataTransfer.files);
  };
  return (
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
      onDrop={drop}
    >
      <FileUp aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">Drop files here</p>
        <p className="text-compact text-muted-foreground">
          {takenFiles}, up to {mostFileBytes / 1_000_000} MB each. They go to the provider and are not kept here.
        </p>
      </div>
      <Button size="sm" onClick={() => input.current?.click()}>
        Choose files
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        accept={fileEndings.map((ending) => `.${ending}`).join(",")}
        onChange={(event) => {
          onFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
    </div>
  );
}
