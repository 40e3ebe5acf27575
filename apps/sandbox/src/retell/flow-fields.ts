import { z } from "zod";
import { FlowNode, ModelChoice, Position } from "./flow-node-fields";
import { KnowledgeConfig } from "./knowledge-config";
import { McpServer } from "./mcp-fields";
import { flowTools } from "./tool-fields";

const opt = z.exactOptional;
const text = z.string();

const FlowTool = z.discriminatedUnion("type", flowTools);
export type FlowTool = z.infer<typeof FlowTool>;

/** What a flow and each of its components are made of. */
const graph = {
  start_node_id: opt(text.nullable()),
  flex_mode: opt(z.boolean().nullable()),
  tools: opt(z.array(FlowTool).nullable()),
  mcps: opt(z.array(McpServer).nullable()),
  notes: opt(
    z
      .array(
        z.strictObject({
          id: text,
          content: text,
          display_position: Position,
          size: z.strictObject({ width: opt(z.number()), height: opt(z.number()) }),
        }),
      )
      .nullable(),
  ),
  begin_tag_display_position: opt(Position.nullable()),
};

const nodes = z.array(FlowNode).min(1);

const FlowComponent = z.strictObject({ name: text.min(1), nodes, ...graph });
export type FlowComponent = z.infer<typeof FlowComponent>;

const settings = {
  ...graph,
  components: opt(z.array(FlowComponent).nullable()),
  global_prompt: opt(text.nullable()),
  begin_after_user_silence_ms: opt(z.number().nullable()),
  default_dynamic_variables: opt(z.record(z.string(), z.string()).nullable()),
  knowledge_base_ids: opt(z.array(text).nullable()),
  kb_config: opt(KnowledgeConfig),
  model_temperature: opt(z.number().min(0).max(1).nullable()),
  tool_call_strict_mode: opt(z.boolean().nullable()),
  is_transfer_cf: opt(z.boolean().nullable()),
};

const Speaker = z.enum(["user", "agent"]);

export const CreateFlowBody = z.strictObject({
  model_choice: ModelChoice,
  nodes,
  start_speaker: Speaker,
  ...settings,
});

export const UpdateFlowBody = z.strictObject({
  model_choice: opt(ModelChoice),
  nodes: opt(nodes),
  start_speaker: opt(Speaker),
  ...settings,
});

/** One version of a conversation flow, as the API answers it. */
export const FlowVersion = z.strictObject({
  conversation_flow_id: text,
  version: z.int(),
  is_published: z.boolean(),
  last_modification_timestamp: z.number(),
  model_choice: ModelChoice,
  nodes,
  start_speaker: Speaker,
  ...settings,
});
export type FlowVersion = z.infer<typeof FlowVersion>;
