"use client";

import type { Tool } from "@voxcalls/api/schemas/tools";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { toolKinds } from "~/features/tools/tool-kinds";
import { AddTool, ToolDialog, type EditedTool } from "./tool-dialog";

interface ToolLinesProps {
  readonly tools: readonly Tool[];
  readonly kinds: typeof toolKinds;
  /** Said while there are none. */
  readonly none: string;
  /** Puts it at the place, or at the end. */
  readonly onKeep: (tool: Tool, index: number | null) => void;
  readonly onRemove: (index: number) => void;
}

/** Tools, a line for each, with the form of each behind its pencil. */
export function ToolLines({ tools, kinds, none, onKeep, onRemove }: ToolLinesProps) {
  const [edited, setEdited] = useState<(EditedTool & { readonly index: number | null }) | null>(null);
  return (
    <>
      {tools.length > 0 ? (
        <ul className="divide-y rounded-lg border">
          {tools.map((tool, index) => (
            <li key={index} className="flex items-center gap-1 py-1 pr-1 pl-3">
              <div className="min-w-0 flex-1">
                <div className="truncate text-compact font-medium">{tool.name}</div>
                <div className="truncate text-xs text-muted-foreground">
                  {toolKinds.find(({ type }) => type === tool.type)?.word}
                </div>
              </div>
              <IconButton
                label={`Edit ${tool.name}`}
                icon={<Pencil />}
                size="icon-sm"
                onClick={() => setEdited({ tool, isNew: false, index })}
              />
              <IconButton
                label={`Delete ${tool.name}`}
                icon={<Trash2 />}
                size="icon-sm"
                onClick={() => onRemove(index)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-compact text-muted-foreground">{none}</p>
      )}
      <AddTool
        label="Tool"
        kinds={kinds}
        others={tools}
        onAdd={(tool) => setEdited({ tool, isNew: true, index: null })}
      />
      {edited ? (
        <ToolDialog
          {...edited}
          onClose={() => setEdited(null)}
          onKeep={(tool) => {
            onKeep(tool, edited.index);
            setEdited(null);
          }}
        />
      ) : null}
    </>
  );
}
