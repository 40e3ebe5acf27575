import { z } from "zod";

/** Manners that Retell has instructions for (create-agent, handbook_config). */
const habit = z.boolean().optional();

const HandbookConfig = z.strictObject({
  defaultPersonality: habit.describe("As a professional at a call centre."),
  conversationalPersonality: habit.describe("As in a chat among people who know each other."),
  highEmpathy: habit.describe("Takes up warmly what worries the caller."),
  naturalFillerWords: habit.describe("Says “um” and “you know” now and then."),
  speechNormalization: habit.describe("Says numbers, dates and sums as people say them."),
  echoVerification: habit.describe("Repeats what matters and has it confirmed."),
  natoPhoneticAlphabet: habit.describe("Spells with Alfa, Bravo, Charlie."),
  smartMatching: habit.describe("Takes words that sound alike for the same thing."),
  scopeBoundaries: habit.describe("Keeps to what it knows and makes nothing up."),
  aiDisclosure: habit.describe("When asked, says that it is an assistant."),
});

const outputTopics = [
  ...["harassment", "self_harm", "sexual_exploitation", "violence", "defense_and_national_security"],
  ...["illicit_and_harmful_activity", "gambling", "regulated_professional_advice", "child_safety_and_exploitation"],
] as const;

const expressions = [
  ...[
    "empathetic",
    "excited",
    "happy",
    "curious",
    "surprised",
    "sigh",
    "clear throat",
    "pause",
    "long pause",
    "emphasis",
  ],
] as const;

/** How an agent behaves towards people, machines and what it should not talk about. Ranges are Retell's (create-agent). */
export const behaviourSettingFields = {
  handbookConfig: HandbookConfig,
  guardrailConfig: z
    .strictObject({
      inputTopics: z.array(z.literal("platform_integrity_jailbreaking")).optional(),
      outputTopics: z.array(z.enum(outputTopics)).optional(),
    })
    .describe("What it does not go into, and what it does not say."),
  enableExpressiveMode: z
    .boolean()
    .describe("Colours what it says, as by a sigh; with the platform's own voices only."),
  expressiveEmotionTags: z.array(z.enum(expressions)),
  expressiveModePrompt: z.string().max(5_000, "At most 5,000 characters."),
  allowDtmfInterruption: z.boolean().describe("A key that is pressed stops it, even where words do not."),
  ivrOption: z
    .strictObject({
      action: z.strictObject({ type: z.literal("hangup") }),
      detectionPrompt: z.string().max(2_000, "At most 2,000 characters.").nullish(),
    })
    .describe("What it does when a menu of keys answers its call."),
  callScreeningOption: z
    .strictObject({
      agentIdentity: z.string().min(1, "Say who calls.").max(100, "At most 100 characters."),
      callPurpose: z.string().min(1, "Say why it calls.").max(300, "At most 300 characters."),
    })
    .describe("What it tells a telephone that asks who calls and why."),
};

/** What Retell does where nothing is set; see settings.ts. */
export const behaviourDefaults = {
  handbookConfig: {},
  guardrailConfig: { inputTopics: [], outputTopics: [] },
  enableExpressiveMode: false,
  expressiveEmotionTags: [],
  expressiveModePrompt: null,
  allowDtmfInterruption: false,
  ivrOption: null,
  callScreeningOption: null,
};
