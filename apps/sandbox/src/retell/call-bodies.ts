import { z } from "zod";
import { UpdateAgentBody } from "./agent-fields";
import { CallFilter } from "./call-filter-fields";
import { ModelChoice } from "./flow-node-fields";
import { KnowledgeConfig } from "./knowledge-config";
import { llmCallFields } from "./llm-fields";

const opt = z.exactOptional;
const text = z.string();
const strings = z.record(z.string(), z.string());
const version = z.union([text, z.number()]);

/** What a single call may change of the agent that takes it. */
export const AgentOverride = z.strictObject({
  agent: opt(UpdateAgentBody),
  retell_llm: opt(z.strictObject(llmCallFields)),
  conversation_flow: opt(
    z.strictObject({
      model_choice: opt(ModelChoice),
      model_temperature: opt(z.number().nullable()),
      start_speaker: opt(z.enum(["user", "agent"])),
      begin_after_user_silence_ms: opt(z.number().nullable()),
      tool_call_strict_mode: opt(z.boolean().nullable()),
      knowledge_base_ids: opt(z.array(text).nullable()),
      kb_config: opt(KnowledgeConfig),
    }),
  ),
});
export type AgentOverride = z.infer<typeof AgentOverride>;

/** Metadata may be any JSON value of at most 50 kB. */
const metadata = opt(
  z.unknown().refine((value) => JSON.stringify(value ?? null).length <= 50_000, { error: "metadata exceeds 50kB" }),
);

export const CreatePhoneCallBody = z.strictObject({
  from_number: text,
  to_number: text,
  override_agent_id: opt(text),
  override_agent_version: opt(version),
  agent_override: opt(AgentOverride),
  retell_llm_dynamic_variables: opt(strings),
  metadata,
  custom_sip_headers: opt(strings),
  ignore_e164_validation: opt(z.boolean()),
});
export type CreatePhoneCallBody = z.infer<typeof CreatePhoneCallBody>;

export const CreateWebCallBody = z.strictObject({
  agent_id: text,
  agent_version: opt(version),
  agent_override: opt(AgentOverride),
  metadata,
  retell_llm_dynamic_variables: opt(strings),
  current_node_id: opt(text.nullable()),
  current_state: opt(text.nullable()),
});
export type CreateWebCallBody = z.infer<typeof CreateWebCallBody>;

export const UpdateCallBody = z.strictObject({
  metadata,
  data_storage_setting: opt(z.enum(["everything", "everything_except_pii", "basic_attributes_only"])),
  custom_attributes: opt(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});

export const UpdateLiveCallBody = z.strictObject({
  call_control: opt(
    z.strictObject({ additional_context: opt(text.min(1, "must not be empty")), trigger_response: opt(z.boolean()) }),
  ),
});

export const ListCallsBody = z
  .strictObject({
    filter_criteria: opt(CallFilter),
    include_total: opt(z.boolean()),
    limit: opt(z.int().min(1).max(1000)),
    pagination_key: opt(text),
    skip: opt(z.int().min(0)),
    sort_order: opt(z.enum(["ascending", "descending"])),
  })
  .refine((body) => body.skip === undefined || body.pagination_key === undefined, {
    error: "skip and pagination_key exclude each other",
  });

/** The answer that may come to a `call_inbound` webhook. */
export const InboundAnswer = z.object({
  call_inbound: z.object({
    override_agent_id: z.string().nullish(),
    override_agent_version: version.nullish(),
    dynamic_variables: strings.nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    agent_override: AgentOverride.nullish(),
  }),
});
export type InboundAnswer = z.infer<typeof InboundAnswer>["call_inbound"];
