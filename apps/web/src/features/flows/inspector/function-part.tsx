import { Button } from "@voxcalls/ui/button";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { TestWebhook } from "~/features/tools/test-webhook";
import { useEditor } from "../editor/editor-context";
import { WaitPart } from "./act-parts";
import { bareTool, flowToolKinds, useFlowTools } from "./flow-tool-list";
import type { KindPartProps } from "./part";
import { AddTool, ToolDialog, type EditedTool } from "./tool-dialog";

/** Which tool of the flow a function node calls; it is made, changed and tried here, too. */
export function FunctionPart({ node, patch }: KindPartProps<"function">) {
  const { readOnly } = useEditor();
  const { tools, put } = useFlowTools();
  const [edited, setEdited] = useState<EditedTool | null>(null);
  const chosen = tools.find(({ toolId }) => toolId === node.toolId);
  const bare = chosen && bareTool(chosen);
  return (
    <>
      <Field label="Tool">
        <Combobox
          value={node.toolId}
          onValueChange={(toolId) => patch({ toolId })}
          options={tools.map(({ toolId, name, description }) => ({ value: toolId, label: name, description }))}
          placeholder="Choose a tool"
          emptyText="This flow has no tools yet"
        />
      </Field>
      {readOnly ? null : (
        <div className="flex flex-wrap gap-2">
          {bare ? (
            <Button size="sm" onClick={() => setEdited({ tool: bare, isNew: false })}>
              <Pencil />
              Edit {bare.name}
            </Button>
          ) : null}
          <AddTool
            label="New tool"
            kinds={flowToolKinds}
            others={tools.map(bareTool)}
            onAdd={(tool) => setEdited({ tool, isNew: true })}
          />
        </div>
      )}
      {bare?.type === "custom" ? (
        <details className="text-compact">
          <summary className="cursor-pointer font-medium">Test {bare.name}</summary>
          <div className="pt-3">
            <TestWebhook key={node.toolId} tool={bare} />
          </div>
        </details>
      ) : null}
      <WaitPart node={node} patch={patch} />
      {edited ? (
        <ToolDialog
          {...edited}
          onClose={() => setEdited(null)}
          onKeep={(tool) => {
            const toolId = put(tool, edited.isNew ? null : node.toolId);
            if (toolId !== node.toolId) patch({ toolId });
            setEdited(null);
          }}
        />
      ) : null}
    </>
  );
}
