import { Handle, Position } from "@xyflow/react";
import { Play } from "lucide-react";
import { memo } from "react";

/** Where the conversation begins; its line leads to the first node. */
export const BeginTag = memo(function BeginTag() {
  return (
    <div className="flow-card flex h-8 items-center gap-1.5 rounded-full border bg-card px-3 text-compact font-medium">
      <Play aria-hidden className="size-3.5 text-brand" />
      Begin
      <Handle type="source" position={Position.Right} className="flow-port" />
    </div>
  );
});
