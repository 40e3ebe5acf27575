"use client";

import { Field } from "@voxcalls/ui/field";
import { Segmented } from "@voxcalls/ui/segmented";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import type { FlowDefinition } from "@voxcalls/api/schemas/flows";
import { useEditor } from "../editor/editor-context";
import { nodeName } from "../model/node-words";
import { DestinationSelect } from "./destination-select";
import { FlowTools } from "./flow-tools";
import { KnowledgePart } from "./knowledge-part";
import { McpServers } from "./mcp-servers";
import { ModelPart } from "./model-part";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";
import { Section } from "./section";

const thirds = [
  { value: "default", label: "As usual" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** What holds for the whole flow; shown while nothing is selected. */
export function FlowSettings() {
  const { state, change, readOnly } = useEditor();
  const flow = state.present;
  const set = (patch: Partial<FlowDefinition>, field?: string) =>
    change({ type: "settings", patch }, field === undefined ? {} : { together: `flow ${field}` });
  const start = flow.nodes.find(({ id }) => id === flow.startNodeId);
  return (
    <fieldset disabled={readOnly} className="min-w-0">
      <legend className="sr-only">Settings of the flow</legend>
      <div className="border-b p-4">
        <div className="text-compact font-semibold">The whole flow</div>
        <p className="text-xs text-muted-foreground">Select a node to see what it does.</p>
      </div>
      <Section title="Beginning" aside={start ? nodeName(start) : "Nowhere yet"} open>
        <Field label="Begins at">
          <DestinationSelect
            label="The conversation begins at"
            to={flow.startNodeId}
            onChange={(startNodeId) => set({ startNodeId })}
          />
        </Field>
        <Segmented
          label="Who speaks first"
          value={flow.startSpeaker}
          onValueChange={(startSpeaker) => set({ startSpeaker })}
          options={[
            { value: "agent", label: "Agent speaks first" },
            { value: "user", label: "Caller speaks first" },
          ]}
          className="self-start"
        />
        {flow.startSpeaker === "user" ? (
          <NumberField
            label="Unless silent for"
            help="Then the agent begins after all."
            unit="s"
            unset="Waits"
            min={0}
            max={60}
            value={flow.beginAfterUserSilenceMs === null ? undefined : flow.beginAfterUserSilenceMs / 1_000}
            onChange={(seconds) =>
              set({ beginAfterUserSilenceMs: seconds === undefined ? null : Math.round(seconds * 1_000) }, "silence")
            }
          />
        ) : null}
      </Section>
      <Section title="Everywhere" open>
        <Field
          label="Global prompt"
          help="Who the agent is, its manners, what holds in every node. {{variables}} are filled in."
        >
          <Textarea
            rows={6}
            value={flow.globalPrompt}
            maxLength={100_000}
            onChange={(event) => set({ globalPrompt: event.target.value }, "prompt")}
          />
        </Field>
      </Section>
      <Section title="Tools" aside={flow.tools.length} open={flow.tools.length > 0}>
        <FlowTools />
      </Section>
      <Section title="MCP servers" aside={flow.mcps.length || undefined}>
        <McpServers />
      </Section>
      <Section title="Model" aside={flow.modelChoice.model}>
        <ModelPart choice={flow.modelChoice} onChange={(choice) => choice && set({ modelChoice: choice })} />
        <NumberField
          label="Temperature"
          help="0 always the same words, 1 freely."
          min={0}
          max={1}
          step={0.05}
          unset="As usual"
          value={flow.modelTemperature}
          onChange={(value) => set({ modelTemperature: value ?? null }, "temperature")}
        />
        <Third
          label="Arguments of tools to the letter"
          value={flow.toolCallStrictMode}
          onChange={(toolCallStrictMode) => set({ toolCallStrictMode })}
        />
        <Third
          label="May leave the drawn ways"
          help="Flex mode: the agent may jump between nodes when the caller does."
          value={flow.flexMode}
          onChange={(flexMode) => set({ flexMode })}
        />
      </Section>
      <Section title="Knowledge" aside={flow.knowledgeBaseIds.length || undefined}>
        <KnowledgePart
          chosen={flow.knowledgeBaseIds}
          passages={flow.kbConfig}
          unset="As usual"
          onChoose={(knowledgeBaseIds) => set({ knowledgeBaseIds })}
          onPassages={(kbConfig, field) => set({ kbConfig: kbConfig ?? null }, field)}
        />
      </Section>
      <Section title="Variables" aside={Object.keys(flow.defaultDynamicVariables).length || undefined}>
        <PairsField
          label="Values unless a call brings its own"
          help="Written as {{name}} wherever words stand."
          keyLabel="Name"
          valueLabel="Value"
          addLabel="Variable"
          value={flow.defaultDynamicVariables}
          onChange={(defaultDynamicVariables) => set({ defaultDynamicVariables }, "variables")}
        />
      </Section>
    </fieldset>
  );
}

interface ThirdProps {
  readonly label: string;
  readonly help?: string;
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
}

function Third({ label, help, value, onChange }: ThirdProps) {
  return (
    <Field label={label} help={help}>
      <Select
        value={value === null ? "default" : value ? "yes" : "no"}
        onValueChange={(chosen) => onChange(chosen === "default" ? null : chosen === "yes")}
        options={thirds}
      />
    </Field>
  );
}
