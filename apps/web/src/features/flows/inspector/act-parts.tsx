import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { useEditor } from "../editor/editor-context";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";
import type { KindPartProps } from "./part";
import { SwitchField } from "./switch-field";

const none = {};

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

/** A tool of a connected server. */
export function McpPart({ node, patch, errors }: KindPartProps<"mcp">) {
  const { state } = useEditor();
  const { mcps } = state.present;
  return (
    <>
      <Field label="Server" help="Servers are written down in the flow's settings." error={errors["mcpId"]}>
        <Combobox
          value={node.mcpId}
          onValueChange={(mcpId) => patch({ mcpId })}
          options={mcps.map(({ name, url }) => ({ value: name, label: name, description: url }))}
          placeholder="Choose a server"
          emptyText="This flow has no MCP servers yet"
        />
      </Field>
      <Field label="Tool" help="As the server calls it." error={errors["mcpToolName"]}>
        <Input value={node.mcpToolName} onChange={(event) => patch({ mcpToolName: event.target.value }, "mcpTool")} />
      </Field>
      <PairsField
        label="Remembers of the answer"
        help="Variable and where it stands in the answer."
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

/** Whether the conversation waits for what a node does. */
export function WaitPart({ node, patch }: Pick<KindPartProps<"function" | "code" | "mcp">, "node" | "patch">) {
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
