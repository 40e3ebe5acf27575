import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { useEditor } from "../editor/editor-context";
import { ChoiceList } from "./choice-list";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";
import type { KindPartProps } from "./part";
import { SwitchField } from "./switch-field";

const none = {};

/** Which tool of the flow a function node calls. */
export function FunctionPart({ node, patch }: KindPartProps<"function">) {
  const { tools } = useEditor().state.present;
  return (
    <>
      <Field
        label="Tool"
        help={
          tools.length === 0 ? "Tools are made in the settings of the flow: select nothing to see them." : undefined
        }
      >
        <Combobox
          value={node.toolId}
          onValueChange={(toolId) => patch({ toolId })}
          options={tools.map(({ toolId, name, description }) => ({ value: toolId, label: name, description }))}
          placeholder="Choose a tool"
          emptyText="This flow has no tools yet"
        />
      </Field>
      <WaitPart node={node} patch={patch} />
    </>
  );
}

/** A few lines of JavaScript. */
export function CodePart({ node, patch, errors }: KindPartProps<"code">) {
  return (
    <>
      <Field
        label="JavaScript"
        help="Variables of the call stand in dv.name; what it returns can be remembered."
        error={errors["code"]}
      >
        <Textarea
          rows={10}
          spellCheck={false}
          className="font-mono text-xs"
          value={node.code}
          maxLength={20_000}
          onChange={(event) => patch({ code: event.target.value }, "code")}
        />
      </Field>
      <NumberField
        label="Gives up after"
        unit="s"
        unset="30"
        min={5}
        max={60}
        value={node.timeoutMs === undefined ? undefined : node.timeoutMs / 1_000}
        error={errors["timeoutMs"]}
        onChange={(seconds) =>
          patch({ timeoutMs: seconds === undefined ? undefined : Math.round(seconds * 1_000) }, "timeout")
        }
      />
      <PairsField
        label="Remembers"
        help="Variable → path into what the code returns."
        keyLabel="Variable"
        valueLabel="Path"
        addLabel="Variable"
        value={node.responseVariables ?? none}
        onChange={(pairs) =>
          patch({ responseVariables: Object.keys(pairs).length === 0 ? undefined : pairs }, "remembers")
        }
      />
      <WaitPart node={node} patch={patch} />
    </>
  );
}

/** A tool of a connected server; such nodes come by import only. */
export function McpPart({ node, patch, errors }: KindPartProps<"mcp">) {
  return (
    <>
      <Field label="Server" error={errors["mcpId"]}>
        <Input value={node.mcpId} onChange={(event) => patch({ mcpId: event.target.value }, "mcp")} />
      </Field>
      <Field label="Tool" error={errors["mcpToolName"]}>
        <Input value={node.mcpToolName} onChange={(event) => patch({ mcpToolName: event.target.value }, "mcpTool")} />
      </Field>
      <WaitPart node={node} patch={patch} />
    </>
  );
}

function WaitPart({ node, patch }: Pick<KindPartProps<"function" | "code" | "mcp">, "node" | "patch">) {
  return (
    <>
      <SwitchField
        label="Wait for the answer"
        help="Otherwise the conversation goes on meanwhile."
        checked={node.waitForResult}
        onChange={(waitForResult) => patch({ waitForResult })}
      />
      <SwitchField
        label="Typing sound"
        help="The caller hears that something is being done."
        checked={node.enableTypingSound ?? false}
        onChange={(enableTypingSound) => patch({ enableTypingSound })}
      />
    </>
  );
}

/** Which agent goes on with the call. */
export function SwapPart({ node, patch }: KindPartProps<"agent_swap">) {
  const { agents } = useEditor();
  return (
    <>
      <Field label="Agent" help="It goes on with the call and knows what was said.">
        <Combobox
          value={node.agentId}
          onValueChange={(agentId) => patch({ agentId })}
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder="Choose an agent"
        />
      </Field>
      <SwitchField
        label="Keep the voice"
        checked={node.keepCurrentVoice ?? false}
        onChange={(keepCurrentVoice) => patch({ keepCurrentVoice })}
      />
      <SwitchField
        label="Keep the language"
        checked={node.keepCurrentLanguage ?? false}
        onChange={(keepCurrentLanguage) => patch({ keepCurrentLanguage })}
      />
      <Field label="Analysed afterwards">
        <Select
          value={node.postCallAnalysisSetting ?? "both_agents"}
          onValueChange={(setting) => patch({ postCallAnalysisSetting: setting as "both_agents" })}
          options={[
            { value: "both_agents", label: "By both agents' fields" },
            { value: "only_destination_agent", label: "By the other agent's fields" },
          ]}
        />
      </Field>
    </>
  );
}

/** Which tools of the flow a subagent may use by itself. */
export function SubagentTools({ node, patch }: KindPartProps<"subagent">) {
  const { tools } = useEditor().state.present;
  const own = node.tools?.length ?? 0;
  return (
    <>
      <ChoiceList
        label="Tools of the flow"
        choices={tools.map(({ toolId, name }) => ({ id: toolId, name }))}
        chosen={node.toolIds ?? []}
        onChange={(toolIds) => patch({ toolIds: toolIds.length === 0 ? undefined : toolIds })}
        none="This flow has no tools yet: select nothing to make one."
      />
      {own > 0 ? (
        <p className="text-compact text-muted-foreground">And {own} of its own, to be changed in the JSON view.</p>
      ) : null}
    </>
  );
}
