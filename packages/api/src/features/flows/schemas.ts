import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";
import { CalendarTools, CustomTool, McpServer } from "../tools/schemas";
import { FlowNode, LocalId, Position } from "./nodes";

/** The sanity that keeps one save cheap; Retell names no such limit. */
const mostNodes = 1_000;

const toolId = { toolId: LocalId };

/** A tool that function nodes call by its id. */
export const FlowTool = z.discriminatedUnion("type", [
  CustomTool.extend(toolId),
  CalendarTools[0].extend(toolId),
  CalendarTools[1].extend(toolId),
]);
export type FlowTool = z.infer<typeof FlowTool>;

const Note = z.strictObject({
  id: LocalId,
  content: z.string().max(5_000),
  displayPosition: Position,
  size: z.strictObject({ width: z.number().min(1).max(4_000), height: z.number().min(1).max(4_000) }),
});

const definition = {
  nodes: z.array(FlowNode).max(mostNodes, `At most ${mostNodes} nodes.`),
  startNodeId: z.string().max(64).nullable().describe("Where a conversation begins."),
  startSpeaker: z.enum(["agent", "user"]).describe("Who speaks first."),
  beginAfterUserSilenceMs: z.int().min(0).max(60_000).nullable(),
  globalPrompt: z.string().max(100_000, "At most 100,000 characters.").describe("What holds in every node."),
  modelChoice: z.strictObject({
    type: z.literal("cascading").default("cascading"),
    model: z.string().min(1, "Choose a model.").max(100),
    highPriority: z.boolean().optional(),
  }),
  modelTemperature: z.number().min(0).max(1).nullable(),
  toolCallStrictMode: z.boolean().nullable(),
  flexMode: z.boolean().nullable(),
  tools: z.array(FlowTool).max(100, "At most 100 tools."),
  mcps: z.array(McpServer).max(20, "At most 20 servers.").describe("MCP servers whose tools its nodes call."),
  knowledgeBaseIds: z.array(z.uuid()).max(20),
  kbConfig: z
    .strictObject({ topK: z.int().min(1).max(10).optional(), filterScore: z.number().min(0).max(1).optional() })
    .nullable(),
  defaultDynamicVariables: z.record(z.string().min(1).max(128), z.string().max(4_096)),
  notes: z.array(Note).max(500),
  beginTagDisplayPosition: Position.nullable(),
};

/** A whole conversation. Optional parts have their defaults: what is stored is always whole. */
export const FlowDefinition = z.strictObject({
  ...definition,
  nodes: definition.nodes.default([]),
  startNodeId: definition.startNodeId.default(null),
  startSpeaker: definition.startSpeaker.default("agent"),
  beginAfterUserSilenceMs: definition.beginAfterUserSilenceMs.default(null),
  globalPrompt: definition.globalPrompt.default(""),
  modelChoice: definition.modelChoice.default({ type: "cascading", model: "gpt-4.1" }),
  modelTemperature: definition.modelTemperature.default(null),
  toolCallStrictMode: definition.toolCallStrictMode.default(null),
  flexMode: definition.flexMode.default(null),
  tools: definition.tools.default([]),
  mcps: definition.mcps.default([]),
  knowledgeBaseIds: definition.knowledgeBaseIds.default([]),
  kbConfig: definition.kbConfig.default(null),
  defaultDynamicVariables: definition.defaultDynamicVariables.default({}),
  notes: definition.notes.default([]),
  beginTagDisplayPosition: definition.beginTagDisplayPosition.default(null),
});
export type FlowDefinition = z.infer<typeof FlowDefinition>;

export const longestName = 100;
const name = NameText("Give the flow a name.", longestName);

export const ListFlowsInput = z.strictObject(PageInput.shape);
export type ListFlowsInput = z.infer<typeof ListFlowsInput>;

export const FlowIdInput = z.strictObject({ id: z.uuid("Send the id of a flow.") });
export type FlowIdInput = z.infer<typeof FlowIdInput>;

export const CreateFlowInput = FlowDefinition.extend({ name });
export type CreateFlowInput = z.infer<typeof CreateFlowInput>;

export const UpdateFlowInput = z.strictObject({
  ...z.object({ name, ...definition }).partial().shape,
  ...FlowIdInput.shape,
  revision: z
    .int()
    .min(1)
    .optional()
    .describe("The revision that the change is based on: when somebody saved meanwhile, the answer is 409."),
});
export type UpdateFlowInput = z.infer<typeof UpdateFlowInput>;

export const FlowView = FlowDefinition.extend({
  id: z.uuid(),
  tenantId: z.uuid(),
  name: z.string(),
  revision: z.int().describe("Counts saves."),
  updatedBy: z.uuid().nullable().describe("The member who saved last."),
  agents: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        revision: z.int().describe("Counts saves of the agent; a save of the flow is one."),
        publishedVersion: z.int().nullable().describe("What callers meet."),
        hasUnpublishedChanges: z.boolean(),
      }),
    )
    .describe("The agents that follow it."),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type FlowView = z.infer<typeof FlowView>;

/** A flow as the list shows it. */
export const FlowInTable = FlowView.pick({
  id: true,
  name: true,
  revision: true,
  agents: true,
  createdAt: true,
  updatedAt: true,
}).extend({ nodeCount: z.int(), problemCount: z.int() });
export type FlowInTable = z.infer<typeof FlowInTable>;

/** Something that keeps a flow from working (`error`) or that is likely a mistake (`warning`). */
export const FlowProblem = z.object({
  severity: z.enum(["error", "warning"]),
  code: z.enum([
    "no_start",
    "duplicate_id",
    "duplicate_name",
    "unreachable",
    "dead_end",
    "missing_else",
    "loose_edge",
    "unknown_destination",
    "empty_condition",
    "undefined_variable",
    "missing_tool",
    "missing_agent",
    "missing_knowledge",
    "missing_words",
    "unsafe_url",
    "unknown_model",
    "wrong_tool",
    "not_in_this_flow",
  ]),
  nodeId: z.string().nullable(),
  edgeId: z.string().nullable(),
  message: z.string(),
});
export type FlowProblem = z.infer<typeof FlowProblem>;

export const FlowValidation = z.object({
  valid: z.boolean().describe("No errors; warnings may stay."),
  problems: z.array(FlowProblem),
});
export type FlowValidation = z.infer<typeof FlowValidation>;

export const fileFormat = "voxcalls-flow/1";

/** A flow as a file, for another organisation or another day. */
export const FlowFile = z.strictObject({
  format: z.literal(fileFormat, "This file is no flow that was saved here."),
  name,
  definition: FlowDefinition,
});
export type FlowFile = z.infer<typeof FlowFile>;

export const ImportFlowInput = z.strictObject({ file: FlowFile });
export type ImportFlowInput = z.infer<typeof ImportFlowInput>;

export const ImportedFlow = z.object({
  flow: FlowView,
  problems: z.array(FlowProblem).describe("What is wrong with it here, with what was left out."),
});
export type ImportedFlow = z.infer<typeof ImportedFlow>;
