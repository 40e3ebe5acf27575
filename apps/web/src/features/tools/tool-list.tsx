import type { Tool } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@voxcalls/ui/dropdown-menu";
import { Plus } from "lucide-react";
import { useState } from "react";
import { errorsUnder, type FieldErrors } from "~/trpc/field-errors";
import { ToolCard } from "./tool-card";
import { newTool, toolKinds } from "./tool-kinds";

interface ToolListProps {
  /** Whose tools they are: nobody hands a call over to themselves. */
  readonly agentId: string;
  readonly tools: readonly Tool[];
  readonly errors: FieldErrors;
  readonly onChange: (tools: Tool[]) => void;
}

/** Tools, one under the other, and the menu that adds another. */
export function ToolList({ agentId, tools, errors, onChange }: ToolListProps) {
  const [added, setAdded] = useState<number | null>(null);
  return (
    <div className="flex flex-col gap-2">
      {tools.map((tool, index) => (
        <ToolCard
          key={index}
          agentId={agentId}
          tool={tool}
          errors={errorsUnder(errors, String(index))}
          isNew={index === added}
          onChange={(next) => onChange(tools.map((one, at) => (at === index ? next : one)))}
          onRemove={() => {
            setAdded(null);
            onChange(tools.filter((_, at) => at !== index));
          }}
        />
      ))}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" className="self-start">
            <Plus />
            Tool
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {toolKinds.map((kind) => (
            <DropdownMenuItem
              key={kind.type}
              onSelect={() => {
                setAdded(tools.length);
                onChange([...tools, newTool(kind, tools)]);
              }}
            >
              <span>
                {kind.word}
                <span className="block text-compact text-muted-foreground">{kind.about}</span>
              </span>
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
