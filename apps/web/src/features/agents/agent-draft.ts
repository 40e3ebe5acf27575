import { hashKey } from "@tanstack/react-query";
import {
  defaultInterruptionSensitivity,
  defaultLanguage,
  defaultModel,
  defaultResponsiveness,
} from "@voxcalls/api/catalogue/agents";
import type { AgentView } from "@voxcalls/api/schemas/agents";

/** What of an agent nobody types: it follows from what happens to the agent. */
const grown = [
  ...(["id", "tenantId", "retellAgentId", "retellLlmId", "engine", "flowId", "assignedPhoneNumberId"] as const),
  ...(["status", "createdAt", "updatedAt", "revision", "publishedVersion", "hasUnpublishedChanges"] as const),
  ...(["syncState", "failureReason", "phoneNumbers"] as const),
] as const;

/** What the editor holds: the fields of an agent that people set. */
export type AgentDraft = Omit<AgentView, (typeof grown)[number]>;

/** The fields in front, which every agent has from the beginning. */
export type AgentBasics = Pick<
  AgentDraft,
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

export const newDraft: AgentBasics = {
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
  const known: ReadonlySet<string> = new Set(grown);
  return Object.fromEntries(Object.entries(agent).filter(([key]) => !known.has(key))) as AgentDraft;
}

/** Only what differs, so that a save does not undo what somebody else changed in another field. */
export function changesOf(before: AgentDraft, after: AgentDraft): Partial<AgentDraft> {
  const keys = Object.keys(after) as (keyof AgentDraft)[];
  return Object.fromEntries(
    keys.filter((key) => hashKey([before[key]]) !== hashKey([after[key]])).map((key) => [key, after[key]]),
  );
}

/** Tokens of a prompt, roughly: four characters of English each. Longer ones than `longPromptTokens` raise the bill. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 4);
export const longPromptTokens = 3_500;
