import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";
import { ambientSounds, languages, models } from "./catalogue";

const idsOf = (choices: readonly { readonly id: string }[]) => choices.map((choice) => choice.id);
const share = (what: string) =>
  z.number(`Send a number from 0 to 1.`).min(0, "At least 0.").max(1, "At most 1.").describe(what);

const fields = {
  name: NameText("Give the agent a name.", 100).regex(/^\P{Cc}*$/u, "No line breaks or control characters."),
  systemPrompt: z
    .string()
    .min(1, { error: "Write what the agent should do.", abort: true })
    .max(100_000, "At most 100,000 characters.")
    .refine((text) => text.trim() !== "", "Write what the agent should do."),
  welcomeMessage: z
    .string()
    .max(2_000, "At most 2,000 characters.")
    .nullable()
    .describe("What the agent says first. null: it greets in its own words; an empty text: the caller speaks first."),
  voiceId: z
    .string()
    .min(1, "Choose a voice.")
    .max(128, "At most 128 characters.")
    .regex(/^[A-Za-z0-9_+-]*$/, "That is not the id of a voice."),
  llmModel: z.enum(idsOf(models), "There is no such model."),
  language: z.enum(idsOf(languages), "That language is not spoken here."),
  responsiveness: share("How quickly it answers: 0 waits long, 1 at once."),
  interruptionSensitivity: share("How easily it lets itself be interrupted: 0 never, 1 by a word."),
  ambientSound: z.enum(idsOf(ambientSounds), "There is no such sound.").nullable(),
  assignedUserId: z
    .uuid("Send the id of a member, or null for none.")
    .nullable()
    .describe("The member whose agent it is."),
};

export const ListAgentsInput = z.strictObject(PageInput.shape);

export const AgentIdInput = z.strictObject({ id: z.uuid("Send the id of an agent.") });

export const CreateAgentInput = z.strictObject({
  name: fields.name,
  systemPrompt: fields.systemPrompt,
  welcomeMessage: fields.welcomeMessage.optional(),
  voiceId: fields.voiceId,
  llmModel: fields.llmModel.optional(),
  language: fields.language.optional(),
  responsiveness: fields.responsiveness.optional(),
  interruptionSensitivity: fields.interruptionSensitivity.optional(),
  ambientSound: fields.ambientSound.optional(),
  assignedUserId: fields.assignedUserId.optional(),
  phoneNumberId: z
    .uuid("Send the id of a number of yours.")
    .nullish()
    .describe("A number of the organisation that nobody answers yet."),
});

export const UpdateAgentInput = z.strictObject({
  ...z.object(fields).partial().shape,
  ...AgentIdInput.shape,
  revision: z
    .int("Send the revision that you read.")
    .min(1)
    .optional()
    .describe("The revision that the change is based on: when somebody saved meanwhile, the answer is 409."),
});

export const AgentView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  retellAgentId: z.string().nullable().describe("null until the provider has it, and for members without that right."),
  retellLlmId: z.string().nullable(),
  assignedUserId: z.uuid().nullable(),
  assignedPhoneNumberId: z.uuid().nullable().describe("The first of its numbers."),
  name: z.string(),
  systemPrompt: z.string(),
  welcomeMessage: z.string().nullable(),
  voiceId: z.string(),
  llmModel: z.string(),
  language: z.string(),
  responsiveness: z.number(),
  interruptionSensitivity: z.number(),
  ambientSound: z.string().nullable(),
  status: z.enum(["provisioning", "active", "paused", "deleted", "failed"]),
  createdAt: z.date(),
  updatedAt: z.date(),
  revision: z.int().describe("Counts saves."),
  syncState: z
    .enum(["in_sync", "pending"])
    .describe("`pending` while the provider does not have the last save yet; that follows by itself."),
  failureReason: z.string().nullable(),
  phoneNumbers: z.array(z.object({ id: z.uuid(), phoneNumber: z.string() })).describe("The numbers it answers."),
});

/** An agent as the list of agents shows it. */
export const AgentInTable = AgentView.extend({ callsLast7Days: z.int() });

export const VoiceView = z.object({
  voiceId: z.string(),
  name: z.string(),
  provider: z.string(),
  gender: z.string().nullable(),
  accent: z.string().nullable(),
  age: z.string().nullable(),
  hasPreview: z.boolean(),
});

export const VoicePreviewInput = z.strictObject({ voiceId: fields.voiceId });

export const VoicePreview = z.object({ contentType: z.string(), base64: z.string() });

export type ListAgentsInput = z.infer<typeof ListAgentsInput>;
export type AgentIdInput = z.infer<typeof AgentIdInput>;
export type CreateAgentInput = z.infer<typeof CreateAgentInput>;
export type UpdateAgentInput = z.infer<typeof UpdateAgentInput>;
export type AgentView = z.infer<typeof AgentView>;
export type AgentInTable = z.infer<typeof AgentInTable>;
export type VoiceView = z.infer<typeof VoiceView>;
export type VoicePreviewInput = z.infer<typeof VoicePreviewInput>;
export type VoicePreview = z.infer<typeof VoicePreview>;
