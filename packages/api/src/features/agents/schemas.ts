import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";
import { models } from "../flows/catalogue";
import { ambientSounds, languages } from "./catalogue";
import { AgentSettings } from "./settings";

const idsOf = (choices: readonly { readonly id: string }[]) => choices.map((choice) => choice.id);
const share = (what: string) =>
  z.number(`Send a number from 0 to 1.`).min(0, "At least 0.").max(1, "At most 1.").describe(what);

/** The fields of an agent that everybody sets. */
export const AgentFields = {
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
  knowledgeBaseIds: z
    .array(z.uuid("Send ids of knowledge bases."))
    .max(20, "At most 20.")
    .describe("What it can look up."),
};

const flowId = z.uuid("Send the id of a flow of yours.").describe("The flow that it follows instead of a prompt.");

export const ListAgentsInput = z.strictObject(PageInput.shape);

export const AgentIdInput = z.strictObject({ id: z.uuid("Send the id of an agent.") });

export const CreateAgentInput = z
  .strictObject({
    ...z.object(AgentFields).partial().shape,
    ...AgentSettings.shape,
    name: AgentFields.name,
    voiceId: AgentFields.voiceId,
    flowId: flowId.nullish(),
    phoneNumberId: z
      .uuid("Send the id of a number of yours.")
      .nullish()
      .describe("A number of the organisation that nobody answers yet."),
  })
  .refine(({ flowId: follows, systemPrompt }) => follows != null || systemPrompt !== undefined, {
    path: ["systemPrompt"],
    message: "Write what the agent should do, or choose a flow.",
  });

export const UpdateAgentInput = z.strictObject({
  ...z.object(AgentFields).partial().shape,
  ...AgentSettings.shape,
  ...AgentIdInput.shape,
  revision: z
    .int("Send the revision that you read.")
    .min(1)
    .optional()
    .describe("The revision that the change is based on: when somebody saved meanwhile, the answer is 409."),
});

/** Deeper settings as they are answered: null where the provider's own value holds. */
const SettingsView = Object.fromEntries(
  Object.entries(AgentSettings.shape).map(([key, field]) => [key, field.unwrap()]),
) as { [K in keyof typeof AgentSettings.shape]: ReturnType<(typeof AgentSettings.shape)[K]["unwrap"]> };

export const AgentView = z.object({
  ...SettingsView,
  id: z.uuid(),
  tenantId: z.uuid(),
  retellAgentId: z.string().nullable().describe("null until the provider has it, and for members without that right."),
  retellLlmId: z.string().nullable(),
  engine: z.enum(["prompt", "flow"]).describe("What it thinks with; set when it is made."),
  flowId: z.uuid().nullable(),
  knowledgeBaseIds: z.array(z.uuid()),
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
  publishedVersion: z.int().nullable().describe("The version that callers meet."),
  hasUnpublishedChanges: z.boolean().describe("Whether what is shown here differs from what callers meet."),
  syncState: z
    .enum(["in_sync", "pending"])
    .describe("`pending` while the provider does not have the last save yet; that follows by itself."),
  failureReason: z.string().nullable(),
  phoneNumbers: z.array(z.object({ id: z.uuid(), phoneNumber: z.string() })).describe("The numbers it answers."),
});

const reason = z
  .string()
  .trim()
  .min(1)
  .max(1_000, "At most 1,000 characters.")
  .nullish()
  .describe("Why it is published although a test case fails; then it is demanded.");

export const PublishAgentInput = z.strictObject({
  ...AgentIdInput.shape,
  title: z.string().trim().max(200, "At most 200 characters.").nullish().describe("What is new, in a few words."),
  reason,
});

export const RollbackAgentInput = z.strictObject({
  ...AgentIdInput.shape,
  version: z.int("Send the number of a version.").min(1, "Versions are counted from 1."),
  reason,
});

export const ListVersionsInput = z.strictObject({ ...AgentIdInput.shape, ...PageInput.shape });

export const VersionView = z.object({
  id: z.uuid(),
  version: z.int(),
  status: z.enum(["publishing", "published", "failed", "kept"]).describe("`kept`: a draft that a rollback replaced."),
  isCurrent: z.boolean().describe("Whether callers meet it now."),
  title: z.string().nullable(),
  reason: z.string().nullable(),
  failureReason: z.string().nullable(),
  createdBy: z.uuid().nullable(),
  createdByName: z.string(),
  createdAt: z.date(),
  publishedAt: z.date().nullable(),
});

export const DiffVersionsInput = z.strictObject({
  ...AgentIdInput.shape,
  n: z.int("Send the number of a version.").min(1),
  against: z
    .string()
    .regex(/^(\d{1,9}|draft)$/, "Send the number of a version, or `draft`.")
    .optional()
    .describe("The older version, or `draft` for what is not published yet; the version before when left out."),
});

const Part = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });

export const VersionDiff = z.object({
  from: z.string().describe("A version's number, or `draft`."),
  to: z.string(),
  texts: z.array(z.object({ field: z.string(), parts: z.array(Part) })).describe("Texts that differ, word by word."),
  settings: z
    .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
    .describe("Everything else that differs."),
  parts: z
    .array(
      z.object({
        kind: z.enum(["node", "edge", "tool", "state"]),
        id: z.string(),
        name: z.string(),
        change: z.enum(["added", "removed", "changed"]),
        fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    )
    .describe("Nodes and edges of the flow, tools and states."),
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

export const VoicePreviewInput = z.strictObject({ voiceId: AgentFields.voiceId });

export const VoicePreview = z.object({ contentType: z.string(), base64: z.string() });

export type PublishAgentInput = z.infer<typeof PublishAgentInput>;
export type RollbackAgentInput = z.infer<typeof RollbackAgentInput>;
export type ListVersionsInput = z.infer<typeof ListVersionsInput>;
export type VersionView = z.infer<typeof VersionView>;
export type DiffVersionsInput = z.infer<typeof DiffVersionsInput>;
export type VersionDiff = z.infer<typeof VersionDiff>;
export type ListAgentsInput = z.infer<typeof ListAgentsInput>;
export type AgentIdInput = z.infer<typeof AgentIdInput>;
export type CreateAgentInput = z.infer<typeof CreateAgentInput>;
export type UpdateAgentInput = z.infer<typeof UpdateAgentInput>;
export type AgentView = z.infer<typeof AgentView>;
export type AgentInTable = z.infer<typeof AgentInTable>;
export type VoiceView = z.infer<typeof VoiceView>;
export type VoicePreviewInput = z.infer<typeof VoicePreviewInput>;
export type VoicePreview = z.infer<typeof VoicePreview>;
