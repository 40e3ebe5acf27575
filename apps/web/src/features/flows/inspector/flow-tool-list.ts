import { FlowTool } from "@voxcalls/api/schemas/flows";
import type { Tool } from "@voxcalls/api/schemas/tools";
import { toolKinds } from "~/features/tools/tool-kinds";
import { useEditor } from "../editor/editor-context";
import { makeId } from "../model/canvas-ids";

/** What the nodes of a flow can call: the provider takes no other tools there. */
export const flowToolKinds = toolKinds.filter(({ blank }) => FlowTool.options.some((option) => isOf(option, blank)));

function isOf(option: (typeof FlowTool.options)[number], { type }: Tool): boolean {
  return option.shape.type.value === type;
}

/** A tool of the flow without the id that nodes name it by, as forms and tests take it. */
export function bareTool({ toolId: _, ...tool }: FlowTool): Tool {
  return tool;
}

/** The tools of the flow and what changes them. */
export function useFlowTools() {
  const { state, change } = useEditor();
  const { tools } = state.present;
  const set = (next: FlowTool[]) => change({ type: "settings", patch: { tools: next } });
  return {
    tools,
    /** Puts it in the place of the one with the id, or beside the others; the id it has then. */
    put: (tool: Tool, toolId: string | null): string => {
      const id = toolId ?? makeId();
      const whole = FlowTool.parse({ ...tool, toolId: id });
      set(toolId === null ? [...tools, whole] : tools.map((one) => (one.toolId === id ? whole : one)));
      return id;
    },
    remove: (toolId: string) => set(tools.filter((one) => one.toolId !== toolId)),
  };
}
