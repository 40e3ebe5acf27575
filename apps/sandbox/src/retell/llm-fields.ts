import { z } from "zod";
import { models, speechToSpeechModels } from "./catalogue";
import { KnowledgeConfig } from "./knowledge-config";
import { McpServer } from "./mcp-fields";
import { Parameters, Tool } from "./tool-fields";

const opt = z.exactOptional;
const strings = z.record(z.string(), z.string());

const State = z.strictObject({
  name: z.string().min(1),
  state_prompt: opt(z.string()),
  tools: opt(z.array(Tool)),
  edges: opt(
    z.array(
      z.strictObject({ destination_state_name: z.string(), description: z.string(), parameters: opt(Parameters) }),
    ),
  ),
});

/** The fields of an LLM that a single call may override. */
export const llmCallFields = {
  model: opt(z.enum(models).nullable()),
  s2s_model: opt(z.enum(speechToSpeechModels).nullable()),
  model_temperature: opt(z.number().min(0).max(1)),
  model_high_priority: opt(z.boolean().nullable()),
  tool_call_strict_mode: opt(z.boolean().nullable()),
  start_speaker: opt(z.enum(["user", "agent"])),
  begin_message: opt(z.string().nullable()),
  begin_after_user_silence_ms: opt(z.number().nullable()),
  knowledge_base_ids: opt(z.array(z.string()).nullable()),
  kb_config: opt(KnowledgeConfig.nullable()),
};

const llmFields = {
  ...llmCallFields,
  general_prompt: opt(z.string().nullable()),
  general_tools: opt(z.array(Tool).nullable()),
  states: opt(z.array(State).nullable()),
  starting_state: opt(z.string().nullable()),
  default_dynamic_variables: opt(strings.nullable()),
  mcps: opt(z.array(McpServer).nullable()),
  is_transfer_llm: opt(z.boolean().nullable()),
};

/** Body of both create and update: an LLM has no required field. */
export const LlmBody = z.strictObject(llmFields);

/** One version of an LLM, as the API answers it. */
export const LlmVersion = z.strictObject({
  llm_id: z.string(),
  version: z.int(),
  is_published: z.boolean(),
  last_modification_timestamp: z.number(),
  ...llmFields,
});
export type LlmVersion = z.infer<typeof LlmVersion>;
