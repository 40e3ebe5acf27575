import { z } from "zod";
import { extractionQuestions } from "./analysis-fields";
import { transferFields } from "./transfer-fields";

const opt = z.exactOptional;
const text = z.string();
const flag = opt(z.boolean());
const strings = opt(z.record(z.string(), z.string()));

/** Tool names reach the model as function names. */
const name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const named = { name, description: opt(text) };

const announced = {
  speak_during_execution: flag,
  execution_message_type: opt(z.enum(["prompt", "static_text"])),
  execution_message_description: opt(text),
};

const calendar = {
  ...named,
  cal_api_key: text,
  event_type_id: z.union([z.number(), text]),
  timezone: opt(text),
};

/** Which agent takes over, and what of the first one stays. */
export const swapFields = {
  agent_id: text,
  agent_version: opt(z.union([text, z.number()])),
  post_call_analysis_setting: z.enum(["both_agents", "only_destination_agent"]),
  webhook_setting: opt(z.enum(["both_agents", "only_destination_agent", "only_source_agent"])),
  keep_current_voice: flag,
  keep_current_language: flag,
};

/** A JSON schema of an object, as far as Retell looks at it. */
export const Parameters = z.strictObject({
  type: z.literal("object"),
  properties: z.record(z.string(), z.unknown()),
  required: opt(z.array(text)),
});

const CheckAvailabilityTool = z.strictObject({ type: z.literal("check_availability_cal"), ...calendar });
const BookAppointmentTool = z.strictObject({ type: z.literal("book_appointment_cal"), ...calendar });
const CustomTool = z.strictObject({
  type: z.literal("custom"),
  ...named,
  ...announced,
  url: z.url(),
  method: opt(z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"])),
  headers: strings,
  query_params: strings,
  parameters: opt(Parameters),
  parameter_type: opt(z.enum(["json", "form"])),
  args_at_root: flag,
  response_variables: strings,
  timeout_ms: opt(z.number().min(1000).max(600_000)),
  max_retry: opt(z.int().min(0).max(5)),
  speak_after_execution: flag,
  enable_typing_sound: flag,
});

const callTools = [
  z.strictObject({ type: z.literal("end_call"), ...named, ...announced }),
  z.strictObject({
    type: z.literal("transfer_call"),
    ...named,
    ...announced,
    ...transferFields,
  }),
  z.strictObject({
    type: z.literal("agent_swap"),
    ...named,
    ...announced,
    ...swapFields,
  }),
  z.strictObject({ type: z.literal("press_digit"), ...named, delay_ms: opt(z.number().min(0).max(5000)) }),
  z.strictObject({ type: z.literal("bridge_transfer"), ...named, ...announced }),
  z.strictObject({ type: z.literal("cancel_transfer"), ...named, ...announced }),
] as const;

const workTools = [
  CheckAvailabilityTool,
  BookAppointmentTool,
  CustomTool,
  z.strictObject({
    type: z.literal("send_sms"),
    ...named,
    ...announced,
    sms_content: z.union([
      z.strictObject({ type: opt(z.literal("predefined")), text: opt(text) }),
      z.strictObject({ type: opt(z.literal("inferred")), prompt: opt(text) }),
      z.strictObject({ type: z.literal("template"), template: z.literal("info_collection") }),
    ]),
  }),
  z.strictObject({
    type: z.literal("code"),
    ...named,
    ...announced,
    code: text.max(20_000),
    timeout_ms: opt(z.number().min(5000).max(60_000)),
    response_variables: strings,
    speak_after_execution: flag,
    enable_typing_sound: flag,
  }),
  z.strictObject({
    type: z.literal("extract_dynamic_variable"),
    name,
    description: text,
    variables: z.array(z.discriminatedUnion("type", extractionQuestions)),
    enable_typing_sound: flag,
  }),
  z.strictObject({
    type: z.literal("mcp"),
    ...announced,
    name,
    description: text,
    mcp_id: opt(text),
    input_schema: strings,
    response_variables: strings,
    speak_after_execution: flag,
    enable_typing_sound: flag,
  }),
] as const;

/** One of the thirteen kinds of tool that an LLM may be given. */
export const Tool = z.discriminatedUnion("type", [...callTools, ...workTools]);
export type Tool = z.infer<typeof Tool>;

const toolId = { tool_id: opt(text) };

/** The kinds that a conversation flow keeps for its nodes to refer to by `tool_id`. */
export const flowTools = [
  CustomTool.extend(toolId),
  CheckAvailabilityTool.extend(toolId),
  BookAppointmentTool.extend(toolId),
] as const;
