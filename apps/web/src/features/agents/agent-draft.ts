import {
  defaultInterruptionSensitivity,
  defaultLanguage,
  defaultModel,
  defaultResponsiveness,
} from "@voxcalls/api/catalogue/agents";
import type { AgentView } from "@voxcalls/api/schemas/agents";

/** What the editor holds: the fields of an agent that people set. */
export type AgentDraft = Pick<
  AgentView,
  | "name"
  | "systemPrompt"
  | "welcomeMessage"
  | "voiceId"
  | "llmModel"
  | "language"
  | "responsiveness"
  | "interruptionSensitivity"
  | "ambientSound"
  | "assignedUserId"
>;

export const newDraft: AgentDraft = {
  name: "",
  systemPrompt: "",
  welcomeMessage: "Hello! How can I help you?",
  voiceId: "",
  llmModel: defaultModel,
  language: defaultLanguage,
  responsiveness: defaultResponsiveness,
  interruptionSensitivity: defaultInterruptionSensitivity,
  ambientSound: null,
  assignedUserId: null,
};

export function draftOf(agent: AgentView): AgentDraft {
  const { name, systemPrompt, welcomeMessage, voiceId, llmModel, language } = agent;
  const { responsiveness, interruptionSensitivity, ambientSound, assignedUserId } = agent;
  return {
    name,
    systemPrompt,
    welcomeMessage,
    voiceId,
    llmModel,
    language,
    responsiveness,
    interruptionSensitivity,
    ambientSound,
    assignedUserId,
  };
}

const longestName = 100;

/** The draft of a second agent like this one. It begins with nobody, and under a name of its own. */
export function copyOf(agent: AgentView): AgentDraft {
  return { ...draftOf(agent), name: `Copy of ${agent.name}`.slice(0, longestName), assignedUserId: null };
}

/** Only what differs, so that a save does not undo what somebody else changed in another field. */
export function changesOf(before: AgentDraft, after: AgentDraft): Partial<AgentDraft> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key as keyof AgentDraft] !== value));
}

/** Tokens of a prompt, roughly: four characters of English each. Longer ones than `longPromptTokens` raise the bill. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 4);
export const longPromptTokens = 3_500;
