import { z } from "zod";
import { behaviourDefaults, behaviourSettingFields } from "./behaviour-settings";
import { Parameters, Tool, ToolName } from "../tools/schemas";

const share = z.number().min(0, "At least 0.").max(1, "At most 1.");
const twofold = z.number().min(0, "At least 0.").max(2, "At most 2.");
const words = (most: number) => z.array(z.string().trim().min(1).max(100, "At most 100 characters.")).max(most);
const variables = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "Letters, digits and _, beginning with a letter."),
  z.string().max(4_096),
);

const StateEdge = z.strictObject({
  destinationStateName: ToolName,
  description: z.string().min(1, "Say when the conversation goes there.").max(1_024),
  parameters: Parameters.optional().describe("A JSON schema of what is handed on."),
});

/** One stage of a conversation with its own prompt and tools. */
export const AgentState = z.strictObject({
  name: ToolName,
  statePrompt: z.string().max(50_000, "At most 50,000 characters.").optional(),
  tools: z.array(Tool).max(50).optional(),
  edges: z.array(StateEdge).max(20).optional(),
});
export type AgentState = z.infer<typeof AgentState>;

const asked = {
  name: z.string().min(1, "Name it.").max(64),
  description: z.string().min(1, "Say what to look for.").max(1_024),
  required: z.boolean().optional(),
};
const AnalysisField = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("string"), ...asked, examples: z.array(z.string().max(200)).max(20).optional() }),
  z.strictObject({ type: z.literal("number"), ...asked }),
  z.strictObject({ type: z.literal("boolean"), ...asked }),
  z.strictObject({ type: z.literal("enum"), ...asked, choices: z.array(z.string().min(1).max(200)).min(1).max(50) }),
]);

const VoicemailAction = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("hangup") }),
  z.strictObject({ type: z.literal("prompt"), text: z.string().min(1, "Say what to leave word of.").max(2_000) }),
  z.strictObject({ type: z.literal("static_text"), text: z.string().min(1, "Write the message.").max(2_000) }),
]);

const piiCategories = [
  ...["person_name", "address", "email", "phone_number", "ssn", "passport", "driver_license", "credit_card"],
  ...["bank_account", "password", "pin", "medical_id", "date_of_birth", "customer_account_number"],
] as const;

/** What the LLM behind an agent is told beside its prompt. Ranges are Retell's. */
const llmSettingFields = {
  modelTemperature: share.describe("How freely it words things: 0 always the same, 1 freely."),
  modelHighPriority: z.boolean().describe("Steadier answers at a higher price."),
  toolCallStrictMode: z.boolean().describe("Arguments of tools follow their schema to the letter."),
  beginAfterUserSilenceMs: z
    .int()
    .min(0)
    .max(60_000)
    .describe("When the caller should speak first: after this silence the agent does."),
  kbConfig: z
    .strictObject({ topK: z.int().min(1).max(10).optional(), filterScore: share.optional() })
    .describe("How many passages of its knowledge it is given, and how near they must be."),
  defaultDynamicVariables: variables.describe("Values of {{variables}} that a call does not bring."),
  tools: z.array(Tool).max(50, "At most 50 tools."),
  states: z.array(AgentState).max(50, "At most 50 states."),
  startingState: ToolName,
};

/** How an agent sounds, hears and behaves. Ranges are Retell's (create-agent). */
const speechSettingFields = {
  additionalLanguages: z.array(z.string().max(10)).max(9).describe("Languages it understands beside its own."),
  voiceModel: z.string().max(64),
  fallbackVoiceIds: z.array(z.string().min(1).max(128)).max(5),
  voiceTemperature: twofold.describe("How lively the voice is."),
  voiceSpeed: z.number().min(0.5, "At least 0.5.").max(2, "At most 2."),
  volume: twofold,
  voiceEmotion: z.enum(["happy", "surprised", "calm", "sympathetic", "sad", "angry", "fearful"]),
  enableDynamicVoiceSpeed: z.boolean().describe("Speaks as fast as the caller."),
  pronunciationDictionary: z
    .array(
      z.strictObject({
        word: z.string().min(1).max(100),
        alphabet: z.enum(["ipa", "cmu"]),
        phoneme: z.string().min(1).max(200),
      }),
    )
    .max(100),
  enableDynamicResponsiveness: z.boolean().describe("Waits as long as the caller usually does."),
  enableBackchannel: z.boolean().describe("Says “uh-huh” while the caller speaks."),
  backchannelFrequency: share,
  backchannelWords: words(20),
  reminderTriggerMs: z
    .int()
    .min(1_000, "At least a second.")
    .max(600_000)
    .describe("Silence after which it asks again."),
  reminderMaxCount: z.int().min(0).max(20),
  beginMessageDelayMs: z.int().min(0).max(5_000, "At most 5 seconds."),
  ambientSoundVolume: twofold,
  denoisingMode: z.enum(["no-denoise", "noise-cancellation", "noise-and-background-speech-cancellation"]),
  sttMode: z.enum(["fast", "accurate"]),
  vocabSpecialization: z.enum(["general", "medical"]),
  boostedKeywords: words(100).describe("Names and words it should expect to hear."),
  endCallAfterSilenceMs: z.int().min(10_000, "At least 10 seconds.").max(7_200_000),
  maxCallDurationMs: z.int().min(60_000, "At least a minute.").max(7_200_000, "At most two hours."),
  ringDurationMs: z.int().min(5_000, "At least 5 seconds.").max(300_000, "At most 5 minutes."),
  allowUserDtmf: z.boolean(),
  userDtmfOptions: z.strictObject({
    digitLimit: z.int().min(1).max(50).nullish(),
    terminationKey: z
      .string()
      .regex(/^[0-9*#]$/, "One key: 0–9, * or #.")
      .nullish(),
    timeoutMs: z.int().min(1_000).max(15_000).optional(),
  }),
  voicemailOption: z.strictObject({ action: VoicemailAction, detectionPrompt: z.string().max(2_000).nullish() }),
  postCallAnalysisData: z
    .array(AnalysisField)
    .max(30, "At most 30 fields.")
    .describe("What is looked for after a call."),
  postCallAnalysisModel: z.string().max(100),
  dataStorageSetting: z.enum(["everything", "everything_except_pii", "basic_attributes_only"]),
  dataStorageRetentionDays: z.int().min(1).max(730, "At most two years."),
  piiConfig: z.strictObject({
    mode: z.literal("post_call").default("post_call"),
    categories: z.array(z.enum(piiCategories)),
  }),
  timezone: z.string().max(64).describe("Where {{current_time}} is told."),
  ...behaviourSettingFields,
};

const fields = { ...llmSettingFields, ...speechSettingFields };
type Fields = typeof fields;
type Nullable = { [K in keyof Fields]: z.ZodOptional<z.ZodNullable<Fields[K]>> };

/** Every deeper setting of an agent, each of which may be missing or null: then the provider's own value holds. */
export const AgentSettings = z.strictObject(
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.nullish()])) as unknown as Nullable,
);
export type AgentSettings = z.infer<typeof AgentSettings>;

export const settingKeys = Object.keys(fields) as (keyof Fields)[];

const speechSettingKeys = Object.keys(speechSettingFields) as (keyof typeof speechSettingFields)[];

type Speech = Required<Pick<AgentSettings, (typeof speechSettingKeys)[number]>>;

/** What Retell does where nothing is set (create-agent), said outright so that a setting can be taken back; null where it takes null. */
const speechDefaults = {
  additionalLanguages: null,
  voiceModel: null,
  fallbackVoiceIds: null,
  voiceTemperature: 1,
  voiceSpeed: 1,
  volume: 1,
  voiceEmotion: null,
  enableDynamicVoiceSpeed: false,
  pronunciationDictionary: null,
  enableDynamicResponsiveness: false,
  enableBackchannel: false,
  backchannelFrequency: 0.8,
  backchannelWords: null,
  reminderTriggerMs: 10_000,
  reminderMaxCount: 1,
  beginMessageDelayMs: 0,
  ambientSoundVolume: 1,
  denoisingMode: "noise-cancellation",
  sttMode: "fast",
  vocabSpecialization: "general",
  boostedKeywords: null,
  endCallAfterSilenceMs: 600_000,
  maxCallDurationMs: 3_600_000,
  ringDurationMs: 30_000,
  allowUserDtmf: true,
  userDtmfOptions: null,
  voicemailOption: null,
  postCallAnalysisData: null,
  postCallAnalysisModel: null,
  dataStorageSetting: "everything",
  dataStorageRetentionDays: null,
  piiConfig: { mode: "post_call", categories: [] },
  timezone: null,
  ...behaviourDefaults,
} satisfies Speech;

/** How an agent sounds and behaves, with nothing left open. */
export type WholeSpeech = {
  [K in keyof Speech]: (typeof speechDefaults)[K] extends null ? Speech[K] : NonNullable<Speech[K]>;
};

/** The settings of an agent itself, as opposed to its LLM, with the provider's own values where none is set. */
export function wholeSpeech(settings: AgentSettings): WholeSpeech {
  return Object.fromEntries(speechSettingKeys.map((key) => [key, settings[key] ?? speechDefaults[key]])) as WholeSpeech;
}
