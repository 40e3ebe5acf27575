import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import type { AgentSettings as RetellAgent, LlmSettings as RetellLlm } from "@voxcalls/retell-client";
import { World } from "../../../testing/harness";
import { sdkComplaints, type SentBody } from "../../../testing/sdk-types";
import { providerState } from "../../../testing/sandbox-control";
import { createAgent } from "./create";
import { models } from "../flows/catalogue";
import type { AgentSettings } from "./settings";
import { updateAgent } from "./update";

let world: World;
let ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
beforeAll(async () => {
  world = await World.create();
  ctx = (await world.tenant("typed")).ctx;
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Desk", systemPrompt: "You answer the phone.", voiceId: "retell-Cimo" };
const speaking = {
  speakDuringExecution: true,
  executionMessageType: "static_text",
  executionMessageDescription: "One moment.",
} as const;
const parameters = { type: "object", properties: { day: { type: "string" } }, required: ["day"] } as const;
const calendar = { calApiKey: "cal_live_1", eventTypeId: 7, timezone: "UTC", description: "When a time is asked for." };
const variables = [
  { type: "string", name: "a", description: "A", examples: ["x"], required: true },
  { type: "enum", name: "b", description: "B", choices: ["x"] },
  { type: "number", name: "c", description: "C" },
  { type: "boolean", name: "d", description: "D" },
] as const;

/** Every setting there is, with every kind of tool in the agent and in a state. */
function everything(otherAgentId: string): Required<{ [K in keyof AgentSettings]: NonNullable<AgentSettings[K]> }> {
  const tools: NonNullable<AgentSettings["tools"]> = [
    { type: "end_call", name: "end_call", description: "At the end.", ...speaking },
    {
      type: "transfer_call",
      name: "cold",
      transferDestination: { type: "predefined", number: "+12025550100", extension: "1" },
      transferOption: { type: "cold_transfer", coldTransferMode: "sip_invite", showTransfereeAsCaller: true },
      customSipHeaders: { "X-Case": "1" },
    },
    {
      type: "transfer_call",
      name: "warm",
      transferDestination: { type: "inferred", prompt: "The number that the caller names." },
      transferOption: {
        type: "warm_transfer",
        agentDetectionTimeoutMs: 30_000,
        onHoldMusic: "ringtone",
        optOutHumanDetection: true,
        privateHandoffOption: { type: "prompt", prompt: "Say who calls." },
        publicHandoffOption: { type: "static_message", message: "Here you are." },
        transferRingDurationMs: 30_000,
      },
    },
    { type: "agent_swap", name: "swap", agentId: otherAgentId, keepCurrentVoice: true, keepCurrentLanguage: false },
    { type: "press_digit", name: "press", delayMs: 100 },
    { type: "send_sms", name: "sms", smsContent: { type: "inferred", prompt: "Sum it up." } },
    { type: "check_availability_cal", name: "check", ...calendar },
    { type: "book_appointment_cal", name: "book_cal", ...calendar },
    {
      type: "custom",
      name: "book",
      ...speaking,
      url: "https://example.com/book",
      method: "PUT",
      headers: { Authorization: "secret" },
      queryParams: { v: "1" },
      parameters: { ...parameters, required: ["day"] },
      responseVariables: { id: "$.id" },
      timeoutMs: 5_000,
      maxRetry: 1,
      speakAfterExecution: false,
    },
    {
      type: "extract_dynamic_variable",
      name: "extract",
      description: "Always.",
      variables: variables.map((one) =>
        one.type === "enum" ? { ...one, choices: ["x"] } : one.type === "string" ? { ...one, examples: ["x"] } : one,
      ),
    },
  ];
  return {
    modelTemperature: 0.5,
    modelHighPriority: true,
    toolCallStrictMode: true,
    beginAfterUserSilenceMs: 1_000,
    kbConfig: { topK: 3, filterScore: 0.5 },
    defaultDynamicVariables: { clinic: "North" },
    tools,
    states: [
      {
        name: "one",
        statePrompt: "Greet.",
        tools: [{ type: "end_call", name: "bye", description: "At the end.", ...speaking }],
        edges: [
          { destinationStateName: "two", description: "Then.", parameters: { ...parameters, required: ["day"] } },
        ],
      },
      { name: "two" },
    ],
    startingState: "one",
    additionalLanguages: ["de-DE", "fr-FR"],
    voiceModel: "eleven_v3",
    fallbackVoiceIds: ["11labs-Adrian"],
    voiceTemperature: 0.5,
    voiceSpeed: 1.2,
    volume: 1.5,
    voiceEmotion: "calm",
    enableDynamicVoiceSpeed: true,
    pronunciationDictionary: [{ word: "Nguyen", alphabet: "ipa", phoneme: "ŋwiən" }],
    enableDynamicResponsiveness: true,
    enableBackchannel: true,
    backchannelFrequency: 0.5,
    backchannelWords: ["yeah"],
    reminderTriggerMs: 5_000,
    reminderMaxCount: 2,
    beginMessageDelayMs: 500,
    ambientSoundVolume: 0.5,
    denoisingMode: "no-denoise",
    sttMode: "accurate",
    vocabSpecialization: "medical",
    boostedKeywords: ["Invisalign"],
    endCallAfterSilenceMs: 20_000,
    maxCallDurationMs: 600_000,
    ringDurationMs: 20_000,
    allowUserDtmf: true,
    userDtmfOptions: { digitLimit: 4, terminationKey: "#", timeoutMs: 2_000 },
    voicemailOption: { action: { type: "static_text", text: "Call back." }, detectionPrompt: "A machine." },
    postCallAnalysisData: [
      { type: "string", name: "why", description: "Why they called.", examples: ["pain"], required: true },
      { type: "number", name: "age", description: "How old they are." },
      { type: "boolean", name: "new", description: "Whether they were new." },
      { type: "enum", name: "mood", description: "Their mood.", choices: ["good", "bad"] },
    ],
    postCallAnalysisModel: "gpt-4.1-mini",
    dataStorageSetting: "everything_except_pii",
    dataStorageRetentionDays: 30,
    piiConfig: { mode: "post_call", categories: ["email", "ssn"] },
    timezone: "Europe/Berlin",
    handbookConfig: { highEmpathy: true, aiDisclosure: false },
    guardrailConfig: { inputTopics: ["platform_integrity_jailbreaking"], outputTopics: ["gambling", "violence"] },
    enableExpressiveMode: true,
    expressiveEmotionTags: ["sigh", "long pause"],
    expressiveModePrompt: "Sigh softly.",
    allowDtmfInterruption: true,
    ivrOption: { action: { type: "hangup" }, detectionPrompt: "A menu." },
    callScreeningOption: { agentIdentity: "The practice", callPurpose: "Your appointment" },
  };
}

const added = ["llm_id", "agent_id", "version", "is_published", "base_version", "last_modification_timestamp"];

/** Every body of an agent and an LLM that Retell was sent, as its stand-in keeps them to the letter. */
async function sentBodies(): Promise<SentBody[]> {
  const { agents, llms } = await providerState(world);
  const bodies = (things: typeof agents | typeof llms, type: SentBody["type"]) =>
    Object.values(things)
      .flatMap(({ versions }) => versions)
      .map((version): SentBody => ({
        type,
        body: Object.fromEntries(Object.entries(version).filter(([key]) => !added.includes(key))),
      }));
  return [...bodies(agents, "AgentCreateParams"), ...bodies(llms, "LlmCreateParams")];
}

/** Said by other fields of ours, or ours alone: the door for its events, and how long its own files can be fetched. */
type Ours =
  | ("responseEngine" | "agentName" | "voiceId" | "language" | "responsiveness" | "interruptionSensitivity")
  | ("ambientSound" | "webhookUrl" | "webhookEvents" | "webhookTimeoutMs" | "optInSignedUrl" | "signedUrlExpirationMs")
  | ("versionTitle" | "versionDescription");
/** Deliberately not offered: which recogniser listens, and how long it waits, is too near to the provider's inside. */
type NotOffered = "customSttConfig";

type OursOfLlm =
  | ("model" | "generalPrompt" | "beginMessage" | "startSpeaker" | "generalTools" | "retellKnowledgeBaseIds")
  | "isTransferLlm";
/** Deliberately not offered: a second kind of model beside prompt and voice, and servers that would need secrets of their own. */
type NotOfferedOfLlm = "s2sModel" | "mcps";

describe("what is sent to Retell for an agent", { timeout: 120_000 }, () => {
  it("is what the types of its SDK say, with nothing set, with everything, and with everything taken back", async () => {
    type Offered = Exclude<keyof AgentSettings, "additionalLanguages" | "tools">;
    type All = Offered | Ours | NotOffered | OursOfLlm | NotOfferedOfLlm;
    expectTypeOf<All>().toEqualTypeOf<keyof RetellAgent | keyof RetellLlm>();
    const { id: otherAgentId } = await createAgent(ctx, desk);
    const settings = everything(otherAgentId);
    const { id } = await createAgent(ctx, {
      ...desk,
      ...settings,
      welcomeMessage: "Hello!",
      ambientSound: "call-center",
    });
    const full = await sentBodies();
    expect(full).toHaveLength(4);
    expect(sdkComplaints(full)).toEqual([]);
    await updateAgent(ctx, {
      id,
      ambientSound: null,
      welcomeMessage: "",
      ...(Object.fromEntries(Object.keys(settings).map((key) => [key, null])) as { [K in keyof AgentSettings]: null }),
    });
    const bare = await sentBodies();
    expect(bare.length).toBeGreaterThan(full.length);
    expect(sdkComplaints(bare)).toEqual([]);
  });

  it("names models that the SDK knows", () => {
    const bodies = models.map(({ id }): SentBody => ({ type: "LlmCreateParams", body: { model: id } }));
    expect(sdkComplaints(bodies)).toEqual([]);
    expect(sdkComplaints([{ type: "LlmCreateParams", body: { model: "gpt-2" } }])).toEqual([
      expect.stringContaining("gpt-2"),
    ]);
  });
});
