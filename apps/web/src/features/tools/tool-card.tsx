import type { Tool } from "@voxcalls/api/schemas/tools";
import { Badge } from "@voxcalls/ui/badge";
import { IconButton } from "@voxcalls/ui/icon-button";
import { ChevronRight, Trash2 } from "lucide-react";
import { useState } from "react";
import type { FieldErrors } from "~/trpc/field-errors";
import { ToolForm } from "./tool-form";
import { toolKinds } from "./tool-kinds";

interface ToolCardProps {
  readonly agentId: string;
  readonly tool: Tool;
  readonly errors: FieldErrors;
  readonly isNew: boolean;
  readonly onChange: (tool: Tool) => void;
  readonly onRemove: () => void;
}

/** One tool as a line that opens into its form; it opens by itself when it is new or refused. */
export function ToolCard({ agentId, tool, errors, isNew, onChange, onRemove }: ToolCardProps) {
  const [open, setOpen] = useState(isNew);
  const count = Object.keys(errors).length;
  const [hadErrors, setHadErrors] = useState(false);
  if (hadErrors !== count > 0) {
    setHadErrors(count > 0);
    if (count > 0) setOpen(true);
  }
  return (
    <div className="relative rounded-lg border">
      <details
        open={open}
        onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
        className="group/tool"
      >
        <summary className="flex cursor-pointer list-none items-center gap-2 rounded-lg py-2 pr-11 pl-3 hover:bg-accent [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted-foreground transition-transform group-open/tool:rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">{tool.name || "No name yet"}</span>
            <span className="block truncate text-compact text-muted-foreground">
              {toolKinds.find(({ type }) => type === tool.type)?.word}
            </span>
          </span>
          {count > 0 ? <Badge tone="danger">{count === 1 ? "1 error" : `${count} errors`}</Badge> : null}
        </summary>
        {open ? (
          <div className="flex flex-col gap-4 border-t p-3">
            <ToolForm agentId={agentId} tool={tool} errors={errors} onChange={onChange} />
          </div>
        ) : null}
      </details>
      <IconButton
        label={`Remove ${tool.name || "this tool"}`}
        icon={<Trash2 />}
        size="icon-sm"
        className="absolute top-3 right-2"
        onClick={onRemove}
      />
    </div>
  );
}
