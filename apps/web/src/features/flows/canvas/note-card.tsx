import { NodeResizer, type NodeProps } from "@xyflow/react";
import { cn } from "@voxcalls/ui/cn";
import { GripHorizontal } from "lucide-react";
import { memo } from "react";
import { useEditor } from "../editor/editor-context";
import type { NoteElement } from "./canvas-elements";

const smallest = { width: 140, height: 80 };

/** A note: words for those who draw, nothing that is spoken. */
export const NoteCard = memo(function NoteCard({ data: { note }, selected }: NodeProps<NoteElement>) {
  const { change, readOnly } = useEditor();
  return (
    <div
      className={cn(
        "flex h-full flex-col rounded-md border bg-warning-subtle text-warning-strong",
        selected ? "border-ring" : "border-transparent",
      )}
    >
      <NodeResizer
        isVisible={selected && !readOnly}
        minWidth={smallest.width}
        minHeight={smallest.height}
        lineClassName="border-ring!"
        handleClassName="size-2! rounded-sm! border-ring! bg-card!"
        onResizeEnd={(_event, { x, y, width, height }) =>
          change({
            type: "patch-note",
            id: note.id,
            patch: {
              displayPosition: { x: Math.round(x), y: Math.round(y) },
              size: { width: Math.round(width), height: Math.round(height) },
            },
          })
        }
      />
      <div className="note-grip flex h-5 shrink-0 cursor-grab items-center justify-center opacity-60">
        <GripHorizontal aria-hidden className="size-3.5" />
      </div>
      <textarea
        aria-label="Note"
        readOnly={readOnly}
        maxLength={5_000}
        value={note.content}
        placeholder="Write a note"
        onChange={(event) =>
          change(
            { type: "patch-note", id: note.id, patch: { content: event.target.value } },
            { together: `note ${note.id}` },
          )
        }
        className="nodrag nowheel min-h-0 flex-1 resize-none bg-transparent px-2.5 pb-2 text-compact outline-none"
      />
    </div>
  );
});
