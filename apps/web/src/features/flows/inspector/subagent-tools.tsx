import { toolKinds } from "~/features/tools/tool-kinds";
import { useEditor } from "../editor/editor-context";
import { ChoiceList } from "./choice-list";
import type { KindPartProps } from "./part";
import { ToolLines } from "./tool-lines";

/** What a subagent may use by itself: tools of the flow, and its own. */
export function SubagentTools({ node, patch }: KindPartProps<"subagent">) {
  const flowTools = useEditor().state.present.tools;
  const own = node.tools ?? [];
  const set = (tools: typeof own) => patch({ tools: tools.length === 0 ? undefined : tools });
  return (
    <>
      <ToolLines
        tools={own}
        kinds={toolKinds}
        none="It has no tools of its own yet."
        onKeep={(tool, index) =>
          set(index === null ? [...own, tool] : own.map((one, at) => (at === index ? tool : one)))
        }
        onRemove={(index) => set(own.filter((_, at) => at !== index))}
      />
      {flowTools.length > 0 ? (
        <div className="flex flex-col gap-1">
          <h3 className="text-compact font-medium">Tools of the flow</h3>
          <ChoiceList
            label="Tools of the flow"
            choices={flowTools.map(({ toolId, name }) => ({ id: toolId, name }))}
            chosen={node.toolIds ?? []}
            onChange={(toolIds) => patch({ toolIds: toolIds.length === 0 ? undefined : toolIds })}
            none=""
          />
        </div>
      ) : null}
    </>
  );
}
