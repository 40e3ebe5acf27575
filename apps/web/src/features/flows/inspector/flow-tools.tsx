"use client";

import type { FlowTool } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useEditor } from "../editor/editor-context";
import { makeId } from "../model/canvas-ids";
import { ToolDialog } from "./tool-dialog";

const typeWords: Readonly<Record<FlowTool["type"], string>> = {
  custom: "Webhook",
  check_availability_cal: "Cal.com, free times",
  book_appointment_cal: "Cal.com, booking",
};

/** The tools that the flow's nodes call. */
export function FlowTools() {
  const { state, change } = useEditor();
  const { tools } = state.present;
  const [edited, setEdited] = useState<FlowTool | null>(null);
  const keep = (tool: FlowTool) => {
    const isNew = tools.every(({ toolId }) => toolId !== tool.toolId);
    const next = isNew ? [...tools, tool] : tools.map((one) => (one.toolId === tool.toolId ? tool : one));
    change({ type: "settings", patch: { tools: next } });
    setEdited(null);
  };
  return (
    <>
      {tools.length > 0 ? (
        <ul className="divide-y rounded-lg border">
          {tools.map((tool) => (
            <li key={tool.toolId} className="flex items-center gap-1 py-1 pr-1 pl-3">
              <div className="min-w-0 flex-1">
                <div className="truncate text-compact font-medium">{tool.name}</div>
                <div className="truncate text-xs text-muted-foreground">{typeWords[tool.type]}</div>
              </div>
              <IconButton
                label={`Edit ${tool.name}`}
                icon={<Pencil />}
                size="icon-sm"
                onClick={() => setEdited(tool)}
              />
              <IconButton
                label={`Delete ${tool.name}`}
                icon={<Trash2 />}
                size="icon-sm"
                onClick={() =>
                  change({ type: "settings", patch: { tools: tools.filter(({ toolId }) => toolId !== tool.toolId) } })
                }
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-compact text-muted-foreground">
          A tool is something that a node can call: your own webhook, or a calendar.
        </p>
      )}
      <Button
        size="sm"
        className="self-start"
        onClick={() => setEdited({ type: "custom", toolId: makeId(), name: "", url: "https://", method: "POST" })}
      >
        <Plus />
        Tool
      </Button>
      {edited ? <ToolDialog key={edited.toolId} tool={edited} onKeep={keep} onClose={() => setEdited(null)} /> : null}
    </>
  );
}
