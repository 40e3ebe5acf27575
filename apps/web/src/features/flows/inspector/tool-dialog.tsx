"use client";

import { Tool } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { ToolForm } from "~/features/tools/tool-form";
import { newTool, toolKinds } from "~/features/tools/tool-kinds";
import { focusRefused, type FieldErrors } from "~/trpc/field-errors";

export interface EditedTool {
  readonly tool: Tool;
  readonly isNew: boolean;
}

interface ToolDialogProps extends EditedTool {
  readonly onKeep: (tool: Tool) => void;
  readonly onClose: () => void;
}

const nothing: FieldErrors = {};

/** The form of one tool. It becomes part of the drawing when it is right: a half-written secret is never saved. */
export function ToolDialog({ tool, isNew, onKeep, onClose }: ToolDialogProps) {
  const form = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(tool);
  const [errors, setErrors] = useState(nothing);
  const word = toolKinds.find(({ type }) => type === tool.type)?.word ?? "Tool";
  const submit = () => {
    const { success, data, error } = Tool.safeParse(draft);
    if (success) return onKeep(data);
    setErrors(Object.fromEntries(error.issues.map(({ path, message }) => [path.join("."), message])));
    focusRefused(form.current);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={isNew ? word : tool.name}
        description={isNew ? undefined : word}
        className="sm:max-w-xl"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={submit}>
              Keep tool
            </Button>
          </>
        }
      >
        <div ref={form} className="flex flex-col gap-4">
          <ToolForm agentId="" tool={draft} errors={errors} onChange={setDraft} />
        </div>
      </DialogContent>
    </Dialog>
  );
}

interface AddToolProps {
  readonly label: string;
  readonly kinds: typeof toolKinds;
  readonly others: readonly Tool[];
  readonly onAdd: (tool: Tool) => void;
}

/** The menu of kinds, which begins a new tool. */
export function AddTool({ label, kinds, others, onAdd }: AddToolProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" className="self-start">
          <Plus />
          {label}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {kinds.map((kind) => (
          <DropdownMenuItem key={kind.type} onSelect={() => onAdd(newTool(kind, others))}>
            <span>
              {kind.word}
              <span className="block text-compact text-muted-foreground">{kind.about}</span>
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
