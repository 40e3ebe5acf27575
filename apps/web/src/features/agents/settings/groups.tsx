import { Skeleton } from "@voxcalls/ui/skeleton";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";

interface Group {
  readonly title: string;
  readonly about: string;
  readonly fields: readonly (keyof AgentDraft)[];
  /** Whether an agent that follows a flow has it in the flow instead. */
  readonly isOfPrompt: boolean;
  readonly Content: ComponentType<GroupProps>;
}

const loading = () => <Skeleton className="h-32" />;

/** The deeper settings in the order in which one comes to need them. */
export const groups: readonly Group[] = [
  {
    title: "Variables",
    about: "Words in {{double braces}} are replaced in every call; here is what stands in for them.",
    fields: ["defaultDynamicVariables"],
    isOfPrompt: true,
    Content: dynamic(() => import("./variables-group").then((module) => module.VariablesGroup), { loading }),
  },
  {
    title: "Knowledge",
    about: "What it looks up when it is asked something that the prompt does not say.",
    fields: ["knowledgeBaseIds", "kbConfig"],
    isOfPrompt: true,
    Content: dynamic(() => import("./knowledge-group").then((module) => module.KnowledgeGroup), { loading }),
  },
  {
    title: "Tools",
    about: "What it can do beside speaking: put calls through, book, write messages, ask your own systems.",
    fields: ["tools"],
    isOfPrompt: true,
    Content: dynamic(() => import("./tools-group").then((module) => module.ToolsGroup), { loading }),
  },
  {
    title: "States",
    about: "Stages of the conversation with prompts and tools of their own, and the ways between them.",
    fields: ["states", "startingState"],
    isOfPrompt: true,
    Content: dynamic(() => import("./states-group").then((module) => module.StatesGroup), { loading }),
  },
  {
    title: "Speech",
    about: "How the voice sounds, which words it knows, and how it listens.",
    fields: [
      ...(["additionalLanguages", "voiceModel", "fallbackVoiceIds", "voiceTemperature", "voiceSpeed"] as const),
      ...(["volume", "voiceEmotion", "enableDynamicVoiceSpeed", "pronunciationDictionary"] as const),
      ...(["enableDynamicResponsiveness", "enableBackchannel", "backchannelFrequency", "backchannelWords"] as const),
      ...(["ambientSoundVolume", "denoisingMode", "sttMode", "vocabSpecialization", "boostedKeywords"] as const),
      ...(["enableExpressiveMode", "expressiveEmotionTags", "expressiveModePrompt"] as const),
    ],
    isOfPrompt: false,
    Content: dynamic(() => import("./speech-group").then((module) => module.SpeechGroup), { loading }),
  },
  {
    title: "Call",
    about: "Who speaks first, what silence means, how long a call may last, and what happens on voicemail.",
    fields: [
      ...(["beginMessageDelayMs", "beginAfterUserSilenceMs", "reminderTriggerMs", "reminderMaxCount"] as const),
      ...(["endCallAfterSilenceMs", "maxCallDurationMs", "ringDurationMs", "allowUserDtmf"] as const),
      ...(["userDtmfOptions", "voicemailOption", "timezone", "allowDtmfInterruption"] as const),
      ...(["ivrOption", "callScreeningOption"] as const),
    ],
    isOfPrompt: false,
    Content: dynamic(() => import("./call-group").then((module) => module.CallGroup), { loading }),
  },
  {
    title: "Behaviour",
    about: "Manners that it is given, and what it does not talk about.",
    fields: ["handbookConfig", "guardrailConfig"],
    isOfPrompt: false,
    Content: dynamic(() => import("./behaviour-group").then((module) => module.BehaviourGroup), { loading }),
  },
  {
    title: "After the call",
    about: "What is looked for in the conversation once it is over.",
    fields: ["postCallAnalysisData", "postCallAnalysisModel"],
    isOfPrompt: false,
    Content: dynamic(() => import("./after-group").then((module) => module.AfterGroup), { loading }),
  },
  {
    title: "Privacy",
    about: "What of a call is kept, for how long, and what is blacked out.",
    fields: ["dataStorageSetting", "dataStorageRetentionDays", "piiConfig"],
    isOfPrompt: false,
    Content: dynamic(() => import("./privacy-group").then((module) => module.PrivacyGroup), { loading }),
  },
  {
    title: "Model",
    about: "How freely the model words things, and how strictly it fills in what tools need.",
    fields: ["modelTemperature", "toolCallStrictMode", "modelHighPriority"],
    isOfPrompt: true,
    Content: dynamic(() => import("./model-group").then((module) => module.ModelGroup), { loading }),
  },
];
