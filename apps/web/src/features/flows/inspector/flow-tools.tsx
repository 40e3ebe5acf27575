"use client";

import { bareTool, flowToolKinds, useFlowTools } from "./flow-tool-list";
import { ToolLines } from "./tool-lines";

/** The tools that the flow's nodes call. */
export function FlowTools() {
  const { tools, put, remove } = useFlowTools();
  const idAt = (index: number | null) => (index === null ? null : (tools[index]?.toolId ?? null));
  return (
    <ToolLines
      tools={tools.map(bareTool)}
      kinds={flowToolKinds}
      none="A tool is something that a node can call: your own webhook, or a calendar."
      onKeep={(tool, index) => void put(tool, idAt(index))}
      onRemove={(index) => {
        const toolId = idAt(index);
        if (toolId !== null) remove(toolId);
      }}
    />
  );
}
