import { z } from "zod";
import { models } from "./catalogue";
import { extractionQuestions } from "./analysis-fields";
import {
  AlwaysEdge,
  ConversationExamples,
  Edge,
  ElseEdge,
  GlobalNodeSetting,
  SkipResponseEdge,
  SmsFailedEdge,
  SmsSentEdge,
  TransferFailedEdge,
  TransitionExamples,
} from "./flow-edge-fields";
import { KnowledgeConfig } from "./knowledge-config";
import { swapFields, Tool } from "./tool-fields";
import { transferFields } from "./transfer-fields";

const opt = z.exactOptional;
const text = z.string();
const flag = opt(z.boolean());
const strings = opt(z.record(z.string(), z.string()));
const between = (low: number, high: number) => opt(z.number().min(low).max(high).nullable());

export const ModelChoice = z.strictObject({
  type: z.literal("cascading"),
  model: z.enum(models),
  high_priority: flag,
});

export const Position = z.strictObject({ x: opt(z.number()), y: opt(z.number()) });

const Prompt = z.strictObject({ type: z.literal("prompt"), text });
const StaticText = z.strictObject({ type: z.literal("static_text"), text });
const Instruction = z.discriminatedUnion("type", [Prompt, StaticText]);
const SmsInstruction = z.discriminatedUnion("type", [
  Prompt,
  StaticText,
  z.strictObject({ type: z.literal("template"), template: z.literal("info_collection") }),
]);

const anyNode = {
  id: text.min(1),
  name: opt(text),
  display_position: opt(Position),
  global_node_setting: opt(GlobalNodeSetting),
  model_choice: opt(ModelChoice),
};
const { model_choice: _model, ...modelless } = anyNode;

const ways = { edges: opt(z.array(Edge)), finetune_transition_examples: TransitionExamples };
const waysOrElse = { ...ways, else_edge: opt(ElseEdge) };
const announced = { instruction: opt(Instruction), speak_during_execution: flag };

const talking = {
  ...anyNode,
  ...waysOrElse,
  always_edge: opt(AlwaysEdge),
  skip_response_edge: opt(SkipResponseEdge),
  finetune_conversation_examples: ConversationExamples,
  knowledge_base_ids: opt(z.array(text).nullable()),
  kb_config: opt(KnowledgeConfig),
  interruption_sensitivity: between(0, 1),
  responsiveness: between(0, 1),
  voice_speed: between(0.5, 2),
  reminder_max_count: opt(z.int().min(0).nullable()),
  reminder_trigger_ms: opt(z.number().positive().nullable()),
  allow_dtmf_interruption: opt(z.boolean().nullable()),
  stt_mode: opt(z.enum(["fast", "accurate", "custom"]).nullable()),
  custom_stt_config: opt(
    z
      .strictObject({
        provider: z.enum(["azure", "deepgram", "soniox", "assemblyai"]),
        endpointing_ms: z.number().min(0),
      })
      .nullable(),
  ),
};

const kind = <const K extends string, S extends z.core.$ZodShape>(type: K, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** One node of a conversation flow, of fifteen kinds. */
export const FlowNode = z.discriminatedUnion("type", [
  kind("conversation", { ...talking, instruction: Instruction }),
  kind("subagent", {
    ...talking,
    instruction: Prompt,
    tools: opt(z.array(Tool).nullable()),
    tool_ids: opt(z.array(text).nullable()),
  }),
  kind("end", { ...anyNode, ...announced }),
  kind("function", {
    ...anyNode,
    ...announced,
    ...waysOrElse,
    tool_id: text,
    tool_type: z.enum(["local", "shared"]),
    wait_for_result: z.boolean(),
    enable_typing_sound: flag,
  }),
  kind("code", {
    ...anyNode,
    ...announced,
    ...waysOrElse,
    code: text.min(1).max(20_000),
    wait_for_result: z.boolean(),
    timeout_ms: opt(z.number().min(5000).max(60_000)),
    response_variables: strings,
    enable_typing_sound: flag,
  }),
  kind("transfer_call", { ...anyNode, ...announced, ...transferFields, edge: TransferFailedEdge }),
  kind("press_digit", {
    ...anyNode,
    ...waysOrElse,
    instruction: Prompt,
    delay_ms: opt(z.number().min(0).max(5000)),
  }),
  kind("branch", { ...anyNode, ...ways, else_edge: ElseEdge }),
  kind("sms", { ...anyNode, instruction: SmsInstruction, success_edge: SmsSentEdge, failed_edge: SmsFailedEdge }),
  kind("extract_dynamic_variables", {
    ...anyNode,
    ...waysOrElse,
    variables: z.array(z.discriminatedUnion("type", extractionQuestions)).min(1),
    enable_typing_sound: flag,
  }),
  kind("agent_swap", { ...anyNode, ...announced, ...swapFields, edge: TransferFailedEdge }),
  kind("mcp", {
    ...anyNode,
    ...announced,
    ...waysOrElse,
    mcp_id: text,
    mcp_tool_name: text,
    wait_for_result: z.boolean(),
    response_variables: strings,
    enable_typing_sound: flag,
  }),
  kind("component", {
    ...modelless,
    ...ways,
    else_edge: ElseEdge,
    component_id: text,
    component_type: z.enum(["local", "shared"]),
  }),
  kind("bridge_transfer", { ...anyNode, ...announced }),
  kind("cancel_transfer", { ...anyNode, ...announced }),
]);
export type FlowNode = z.infer<typeof FlowNode>;
