import type Retell from "retell-sdk";
import type { z } from "zod";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type AgentVersion, type CreateAgentBody, UpdateAgentBody } from "../src/retell/agent-fields";
import {
  CreatePhoneCallBody,
  type CreateWebCallBody,
  type ListCallsBody,
  type UpdateCallBody,
} from "../src/retell/call-bodies";
import { LlmBody, type LlmVersion } from "../src/retell/llm-fields";
import { type ImportNumberBody, type StoredNumber, UpdateNumberBody } from "../src/retell/phone-number-fields";
import { type CallFilter } from "../src/retell/call-filter-fields";
import { type disconnectionReasons } from "../src/retell/catalogue";
import type { PhoneCall, WebCall } from "../src/calls/call-record";
import type { Voice } from "../src/retell/voice-catalogue";

describe("the schemas say exactly what the SDK's types say", () => {
  it("takes for agents what the SDK sends and answers what it expects", () => {
    expectTypeOf<keyof z.input<typeof CreateAgentBody>>().toEqualTypeOf<keyof Retell.AgentCreateParams>();
    expectTypeOf<Retell.AgentCreateParams>().toExtend<z.input<typeof CreateAgentBody>>();
    expectTypeOf<z.input<typeof CreateAgentBody>>().toExtend<Retell.AgentCreateParams>();
    expectTypeOf<keyof z.input<typeof UpdateAgentBody> | "version">().toEqualTypeOf<keyof Retell.AgentUpdateParams>();
    expectTypeOf<z.input<typeof UpdateAgentBody>>().toExtend<Retell.AgentUpdateParams>();
    expectTypeOf<keyof AgentVersion | "assigned_tags">().toEqualTypeOf<keyof Retell.AgentResponse>();
    expectTypeOf<AgentVersion>().toExtend<Retell.AgentResponse>();
    expect(UpdateAgentBody.safeParse({ version: 1 }).success).toBe(false);
  });

  it("takes for LLMs what the SDK sends and answers what it expects", () => {
    expectTypeOf<keyof z.input<typeof LlmBody>>().toEqualTypeOf<keyof Retell.LlmCreateParams>();
    expectTypeOf<z.input<typeof LlmBody>>().toExtend<Retell.LlmCreateParams>();
    expectTypeOf<keyof LlmVersion>().toEqualTypeOf<keyof Retell.LlmResponse>();
    expectTypeOf<LlmVersion>().toExtend<Retell.LlmResponse>();
    expect(LlmBody.safeParse(everyTool).error).toBeUndefined();
  });

  it("takes for numbers what the SDK sends and answers what it expects", () => {
    expectTypeOf<keyof z.input<typeof ImportNumberBody>>().toEqualTypeOf<keyof Retell.PhoneNumberImportParams>();
    expectTypeOf<z.input<typeof ImportNumberBody>>().toExtend<Retell.PhoneNumberImportParams>();
    expectTypeOf<keyof z.input<typeof UpdateNumberBody>>().toEqualTypeOf<keyof Retell.PhoneNumberUpdateParams>();
    expectTypeOf<z.input<typeof UpdateNumberBody>>().toExtend<Retell.PhoneNumberUpdateParams>();
    type Answer = Omit<StoredNumber, "sip_trunk_auth_password">;
    expectTypeOf<keyof Answer>().toEqualTypeOf<keyof Retell.PhoneNumberResponse>();
    expectTypeOf<Answer>().toExtend<Retell.PhoneNumberResponse>();
    expectTypeOf<Voice & { preview_audio_url: string }>().toExtend<Retell.VoiceResponse>();
    expect(UpdateNumberBody.safeParse({ inbound_agent_id: "agent_1" }).success).toBe(false);
  });

  it("takes for calls what the SDK sends and answers what it expects", () => {
    type Create = z.input<typeof CreatePhoneCallBody>;
    expectTypeOf<keyof Create>().toEqualTypeOf<keyof Retell.CallCreatePhoneCallParams>();
    expectTypeOf<Create>().toExtend<Retell.CallCreatePhoneCallParams>();
    expectTypeOf<Retell.CallCreatePhoneCallParams>().toExtend<Create>();
    type CreateWeb = z.input<typeof CreateWebCallBody>;
    expectTypeOf<keyof CreateWeb>().toEqualTypeOf<keyof Retell.CallCreateWebCallParams>();
    expectTypeOf<CreateWeb>().toExtend<Retell.CallCreateWebCallParams>();
    expectTypeOf<z.input<typeof UpdateCallBody>>().toExtend<Retell.CallUpdateParams>();
    expectTypeOf<z.input<typeof ListCallsBody>>().toExtend<Retell.CallListParams>();
    type Filter = NonNullable<Retell.CallListParams["filter_criteria"]>;
    expectTypeOf<keyof z.input<typeof CallFilter>>().toEqualTypeOf<keyof Filter>();
    expectTypeOf<Omit<PhoneCall, "disconnection_reason">>().toExtend<Retell.PhoneCallResponse>();
    expectTypeOf<Omit<WebCall, "disconnection_reason">>().toExtend<Retell.WebCallResponse>();
    type Reason = NonNullable<Retell.PhoneCallResponse["disconnection_reason"]>;
    expectTypeOf<(typeof disconnectionReasons)[number]>().toEqualTypeOf<Reason>();
    expect(CreatePhoneCallBody.safeParse({ from_number: "+1", to_number: 5 }).success).toBe(false);
  });
});

const announced = {
  speak_during_execution: true,
  execution_message_type: "prompt",
  execution_message_description: "One moment",
} as const;
const answers = {
  response_variables: { a: "$.a" },
  speak_after_execution: true,
  enable_typing_sound: true,
} as const;

/** One of each tool, with every field that the SDK knows. */
const everyTool: Retell.LlmCreateParams = {
  general_tools: [
    { type: "end_call", name: "end", description: "", ...announced },
    {
      type: "transfer_call",
      name: "transfer",
      ...announced,
      ignore_e164_validation: true,
      custom_sip_headers: { "X-A": "b" },
      transfer_destination: { type: "predefined", number: "+14155550111", extension: "1" },
      transfer_option: {
        type: "warm_transfer",
        on_hold_music: "ringtone",
        public_handoff_option: { type: "prompt", prompt: "Say hello" },
        private_handoff_option: { type: "static_message", message: "A caller" },
        ivr_option: { type: "prompt", prompt: "Press one" },
        agent_detection_timeout_ms: 1000,
        transfer_ring_duration_ms: 5000,
      },
    },
    {
      type: "transfer_call",
      name: "transfer_cold",
      transfer_destination: { type: "inferred", prompt: "The right desk" },
      transfer_option: { type: "cold_transfer", cold_transfer_mode: "sip_refer", show_transferee_as_caller: false },
    },
    {
      type: "transfer_call",
      name: "transfer_agentic",
      transfer_destination: { type: "inferred", prompt: "The right desk" },
      transfer_option: {
        type: "agentic_warm_transfer",
        agentic_transfer_config: {
          transfer_agent: { agent_id: "agent_1", agent_version: "latest" },
          transfer_timeout_ms: 30_000,
          action_on_timeout: "cancel_transfer",
        },
      },
    },
    { type: "check_availability_cal", name: "check", cal_api_key: "k", event_type_id: "{{id}}", timezone: "UTC" },
    { type: "book_appointment_cal", name: "book", cal_api_key: "k", event_type_id: 1 },
    {
      type: "agent_swap",
      name: "swap",
      agent_id: "agent_1",
      agent_version: 1,
      post_call_analysis_setting: "both_agents",
      webhook_setting: "both_agents",
      keep_current_voice: true,
      keep_current_language: true,
    },
    { type: "press_digit", name: "press", delay_ms: 1000 },
    { type: "send_sms", name: "sms", sms_content: { type: "inferred", prompt: "Confirm" } },
    { type: "send_sms", name: "sms_template", sms_content: { type: "template", template: "info_collection" } },
    {
      type: "custom",
      name: "custom",
      url: "https://example.com/f",
      method: "PUT",
      headers: { a: "b" },
      query_params: { c: "d" },
      parameters: { type: "object", properties: { e: { type: "string" } }, required: ["e"] },
      parameter_type: "form",
      args_at_root: true,
      timeout_ms: 1000,
      max_retry: 5,
      ...announced,
      ...answers,
    },
    { type: "code", name: "code", code: "return 1", timeout_ms: 30_000, ...announced, ...answers },
    {
      type: "extract_dynamic_variable",
      name: "extract",
      description: "The name",
      variables: [
        { type: "string", name: "name", description: "Name", examples: ["Ann"] },
        { type: "enum", name: "size", description: "Size", choices: ["s", "m"], required: true },
        { type: "boolean", name: "new", description: "New?", conditional_prompt: "if told" },
        { type: "number", name: "age", description: "Age" },
      ],
    },
    { type: "bridge_transfer", name: "bridge", ...announced },
    { type: "cancel_transfer", name: "cancel", ...announced },
    { type: "mcp", name: "mcp", description: "m", mcp_id: "m1", input_schema: { a: "b" }, ...announced, ...answers },
  ],
};
