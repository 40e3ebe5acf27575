import { z } from "zod";

/** Retell's rule for the name of a tool: the model calls it by this. */
export const ToolName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "Letters, digits, _ and - only, at most 64, so that the model can call it.");

/** A value that is sealed when it is saved; afterwards it is named by its id and never shown again. */
export const SecretValue = z
  .union([z.string().max(4_096, "At most 4,096 characters."), z.strictObject({ secret: z.uuid() })])
  .describe(
    'A new value as text. It is answered as `{"secret": id}`, and sending that keeps it; an empty text is none yet.',
  );
export type SecretValue = z.infer<typeof SecretValue>;

/** What may stand in a header (RFC 9110, 5.5), as far as it can be sent in one byte a character. */
const HeaderValue = SecretValue.refine(
  (value) => typeof value !== "string" || /^[\t\x20-\x7e\x80-\xff]*$/.test(value),
  "A header holds no line breaks, and Latin letters only.",
);

/** A JSON schema as far as Retell takes one: an object, described property by property. */
export const Parameters = z.strictObject({
  type: z.literal("object", "Describe an object."),
  properties: z.record(z.string().max(128), z.unknown()).default({}),
  required: z.array(z.string().max(128)).max(100).optional(),
});
export type Parameters = z.infer<typeof Parameters>;

const TextByKey = z.record(z.string().min(1).max(128), z.string().max(4_096));

const Description = z
  .string()
  .max(1_024, "At most 1,024 characters.")
  .optional()
  .describe("When the agent should use it, in a sentence.");

/** What the agent says while the tool runs. */
const speaking = {
  speakDuringExecution: z.boolean().optional(),
  executionMessageType: z.enum(["prompt", "static_text"]).optional(),
  executionMessageDescription: z.string().max(1_000, "At most 1,000 characters.").optional(),
};

const common = { name: ToolName, description: Description };

/** E.164, or a variable that will hold such a number. */
const Destination = z
  .string()
  .min(1, "Send a telephone number.")
  .max(128)
  .regex(
    /^(\+[1-9]\d{5,14}|sip:.+|\{\{[^{}]+\}\})$/,
    "Send a number with its country code (+12025550100), or a {{variable}}.",
  );

export const TransferDestination = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("predefined"), number: Destination, extension: z.string().max(32).optional() }),
  z.strictObject({
    type: z.literal("inferred"),
    prompt: z.string().min(1, "Say how the agent finds the number.").max(2_000),
  }),
]);

const HandoffOption = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("prompt"), prompt: z.string().max(2_000) }),
  z.strictObject({ type: z.literal("static_message"), message: z.string().max(2_000) }),
]);

export const TransferOption = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("cold_transfer"),
    coldTransferMode: z.enum(["sip_refer", "sip_invite"]).optional(),
    showTransfereeAsCaller: z.boolean().optional(),
    transferRingDurationMs: z.int().min(5_000).max(90_000).optional(),
  }),
  z.strictObject({
    type: z.literal("warm_transfer"),
    agentDetectionTimeoutMs: z.int().min(0).max(120_000).optional(),
    onHoldMusic: z.enum(["none", "relaxing_sound", "uplifting_beats", "ringtone"]).optional(),
    optOutHumanDetection: z.boolean().optional(),
    privateHandoffOption: HandoffOption.optional(),
    publicHandoffOption: HandoffOption.optional(),
    showTransfereeAsCaller: z.boolean().optional(),
    transferRingDurationMs: z.int().min(5_000).max(90_000).optional(),
  }),
]);

/** How a call goes on with another agent of the tenant. */
export const AgentSwapFields = {
  agentId: z
    .uuid("Choose the agent to hand over to.")
    .or(z.literal(""))
    .describe("Who takes over; empty until one is chosen."),
  postCallAnalysisSetting: z.enum(["both_agents", "only_destination_agent"]).optional(),
  keepCurrentVoice: z.boolean().optional(),
  keepCurrentLanguage: z.boolean().optional(),
};

const SmsContent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("predefined"), text: z.string().min(1, "Write the message.").max(1_600) }),
  z.strictObject({ type: z.literal("inferred"), prompt: z.string().min(1, "Say what to write.").max(2_000) }),
]);

/** Something to find out of what was said, and to remember under a name. */
const variable = {
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "Letters, digits and _, beginning with a letter."),
  description: z.string().min(1, "Say what it is.").max(1_024),
  required: z.boolean().optional(),
};
export const ExtractedVariable = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("string"), ...variable, examples: z.array(z.string().max(200)).max(20).optional() }),
  z.strictObject({ type: z.literal("number"), ...variable }),
  z.strictObject({ type: z.literal("boolean"), ...variable }),
  z.strictObject({
    type: z.literal("enum"),
    ...variable,
    choices: z.array(z.string().min(1).max(200)).min(1, "Name the choices.").max(100),
  }),
]);

const calendar = {
  ...common,
  calApiKey: SecretValue,
  eventTypeId: z.union([z.int().min(1), z.string().regex(/^\{\{[^{}]+\}\}$/, "A number, or a {{variable}}.")]),
  timezone: z.string().max(64).optional(),
};

export const CustomTool = z.strictObject({
  type: z.literal("custom"),
  ...common,
  ...speaking,
  url: z
    .string()
    .min(1, "Send the address that is called.")
    .max(2_048)
    .describe("https, and nothing inside our network."),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  headers: z
    .record(z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/, "is not the name of a header"), HeaderValue)
    .optional(),
  queryParams: TextByKey.optional(),
  parameters: Parameters.optional().describe("A JSON schema of what the model fills in."),
  responseVariables: TextByKey.optional().describe("Variable → JSON path into the answer."),
  timeoutMs: z.int().min(1_000, "At least a second.").max(600_000, "At most ten minutes.").optional(),
  maxRetry: z.int().min(0).max(5).optional(),
  speakAfterExecution: z.boolean().optional(),
});

/** A server of the Model Context Protocol, whose tools nodes of a flow call; they name it by its name. */
export const McpServer = CustomTool.pick({ name: true, url: true, headers: true, queryParams: true, timeoutMs: true });
export type McpServer = z.infer<typeof McpServer>;

export const CalendarTools = [
  z.strictObject({ type: z.literal("check_availability_cal"), ...calendar }),
  z.strictObject({ type: z.literal("book_appointment_cal"), ...calendar }),
] as const;

/** Everything an agent can do beside speaking, in Retell's terms; ids are ours, values of headers are sealed. */
export const Tool = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("end_call"), ...common, ...speaking }),
  z.strictObject({
    type: z.literal("transfer_call"),
    ...common,
    ...speaking,
    transferDestination: TransferDestination,
    transferOption: TransferOption,
    customSipHeaders: TextByKey.optional(),
  }),
  z.strictObject({ type: z.literal("agent_swap"), ...common, ...speaking, ...AgentSwapFields }),
  z.strictObject({ type: z.literal("press_digit"), ...common, delayMs: z.int().min(0).max(5_000).optional() }),
  z.strictObject({ type: z.literal("send_sms"), ...common, ...speaking, smsContent: SmsContent }),
  ...CalendarTools,
  CustomTool,
  z.strictObject({
    type: z.literal("extract_dynamic_variable"),
    name: ToolName,
    description: z.string().min(1, "Say when to do it.").max(1_024),
    variables: z.array(ExtractedVariable).min(1, "Name at least one variable.").max(50),
  }),
]);
export type Tool = z.infer<typeof Tool>;
export type CustomTool = z.infer<typeof CustomTool>;

export const TestToolInput = z.strictObject({
  tool: CustomTool,
  args: z.record(z.string().max(128), z.unknown()).default({}).describe("What the model would fill in."),
});
export type TestToolInput = z.infer<typeof TestToolInput>;

/** What came of trying a tool. Whatever the other side does is told here and is no failure. */
export const ToolTest = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()).describe("The tool's own values are not shown."),
    body: z.string().nullable(),
  }),
  status: z.int().nullable().describe("null: no answer came."),
  contentType: z.string().nullable(),
  answer: z.string().nullable().describe("At most 15,000 characters."),
  tookMs: z.int(),
  variables: z
    .array(z.object({ name: z.string(), path: z.string(), value: z.string().nullable() }))
    .describe("The response variables as they were found; null: not in the answer."),
  findings: z.array(z.string()).describe("What would trouble a call, in words."),
});
export type ToolTest = z.infer<typeof ToolTest>;
