import { z } from "zod";
import { FlowDefinition, FlowFile } from "../../flows/schemas";
import { AgentFields, AgentView } from "../schemas";
import { AgentSettings } from "../settings";

export const agentFileFormat = "voxcalls-agent/1";

const { name, voiceId, llmModel, language, responsiveness, interruptionSensitivity, ambientSound } = AgentFields;

/** An agent as a file, for another organisation or another day: no sealed values, and no ids of what belongs to one organisation. */
export const AgentFile = z
  .strictObject({
    format: z.literal(agentFileFormat, "This file is no agent that was saved here."),
    ...{ name, voiceId, llmModel, language, responsiveness, interruptionSensitivity, ambientSound },
    systemPrompt: z.string().max(100_000, "At most 100,000 characters."),
    welcomeMessage: AgentFields.welcomeMessage,
    settings: AgentSettings,
    flow: z
      .strictObject({ name: FlowFile.shape.name, definition: FlowDefinition })
      .nullable()
      .describe("The flow that it follows; null: it has a prompt."),
    leftBehind: z
      .strictObject({
        knowledgeBases: z.array(z.string().max(200)).max(1_000),
        agents: z
          .array(z.strictObject({ path: z.string().max(300), name: z.string().max(200) }))
          .max(1_000)
          .describe("Whom a tool or node handed calls to; the path is that of its empty `agentId`."),
      })
      .default({ knowledgeBases: [], agents: [] })
      .describe("What it named where it comes from, by name."),
  })
  .refine(({ flow, systemPrompt }) => flow !== null || systemPrompt.trim() !== "", {
    path: ["systemPrompt"],
    message: "Write what the agent should do.",
  });
export type AgentFile = z.infer<typeof AgentFile>;

export const ImportAgentInput = z.strictObject({
  file: AgentFile.describe("Sealed values and agents to hand over to may be filled in before."),
});
export type ImportAgentInput = z.infer<typeof ImportAgentInput>;

export const ImportedAgent = z.object({
  agent: AgentView,
  leftOut: z.array(z.string()).describe("What the file could not bring, each in a sentence."),
});
export type ImportedAgent = z.infer<typeof ImportedAgent>;
