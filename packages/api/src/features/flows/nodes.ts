import { z } from "zod";
import { AgentSwapFields, ExtractedVariable, Tool, TransferDestination, TransferOption } from "../tools/schemas";

/** An id inside one flow, chosen by whoever draws it. */
export const LocalId = z
  .string()
  .min(1, "Give it an id.")
  .max(64, "At most 64 characters.")
  .regex(/^[A-Za-z0-9_.:-]+$/, "Letters, digits and _ . : - only.");

export const Position = z.strictObject({ x: z.number(), y: z.number() });

const Equation = z.strictObject({
  left: z.string().max(500),
  operator: z.enum(["==", "!=", ">", ">=", "<", "<=", "contains", "not_contains", "exists", "not_exist"]),
  right: z.string().max(500).optional(),
});

export const Condition = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("prompt"), prompt: z.string().max(2_000, "At most 2,000 characters.") }),
  z.strictObject({
    type: z.literal("equation"),
    operator: z.enum(["||", "&&"]),
    equations: z.array(Equation).min(1, "Write at least one equation.").max(20),
  }),
]);
export type Condition = z.infer<typeof Condition>;

const destinationNodeId = z.string().max(64).nullish().describe("Where it leads; nowhere yet when left out.");

export const Edge = z.strictObject({ id: LocalId, transitionCondition: Condition, destinationNodeId });
export type Edge = z.infer<typeof Edge>;

/** An edge whose condition is its place ("Else", "Always", "Transfer failed"): none need be sent, and what is sent says nothing. */
export const NamedEdge = z.strictObject({ id: LocalId, transitionCondition: Condition.optional(), destinationNodeId });
export type NamedEdge = z.infer<typeof NamedEdge>;

const ModelChoice = z.strictObject({
  type: z.literal("cascading").default("cascading"),
  model: z.string().min(1).max(100),
  highPriority: z.boolean().optional(),
});

const edges = z.array(Edge).max(50, "At most 50 edges from one node.").optional();
const elseEdge = NamedEdge.optional();
const waits = { waitForResult: z.boolean().default(true), enableTypingSound: z.boolean().optional() };

const text = z.string().max(10_000, "At most 10,000 characters.");
const Prompt = z.strictObject({ type: z.literal("prompt"), text });
const Words = z.discriminatedUnion("type", [Prompt, z.strictObject({ type: z.literal("static_text"), text })]);

const common = {
  id: LocalId,
  name: z.string().max(100, "At most 100 characters.").optional(),
  displayPosition: Position.optional(),
  modelChoice: ModelChoice.optional(),
  globalNodeSetting: z
    .strictObject({
      condition: z.string().max(2_000),
      coolDown: z.int().min(0).max(100).optional(),
      goBackConditions: z.array(Edge).max(20).optional(),
    })
    .optional()
    .describe("Makes the node reachable from everywhere."),
};

/** What a node says by the way, while it does something. */
const aside = { instruction: Words.optional(), speakDuringExecution: z.boolean().optional() };

/** How a node listens and speaks, where it differs from the agent. */
const manners = {
  edges,
  elseEdge,
  alwaysEdge: NamedEdge.optional(),
  skipResponseEdge: NamedEdge.optional(),
  knowledgeBaseIds: z.array(z.uuid()).max(20).optional(),
  kbConfig: z
    .strictObject({ topK: z.int().min(1).max(10).optional(), filterScore: z.number().min(0).max(1).optional() })
    .optional(),
  interruptionSensitivity: z.number().min(0).max(1).nullish(),
  responsiveness: z.number().min(0).max(1).nullish(),
  voiceSpeed: z.number().min(0.5).max(2).nullish(),
  reminderTriggerMs: z.int().min(1_000).max(600_000).nullish(),
  reminderMaxCount: z.int().min(0).max(20).nullish(),
  allowDtmfInterruption: z.boolean().nullish(),
};

/** Everything a conversation can come to, in Retell's terms (conversation-flow nodes); ids of agents and knowledge bases are ours. */
export const FlowNode = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("conversation"), ...common, instruction: Words, ...manners }),
  z.strictObject({
    type: z.literal("subagent"),
    ...common,
    instruction: Prompt,
    ...manners,
    tools: z.array(Tool).max(50).optional(),
    toolIds: z.array(LocalId).max(50).optional().describe("Tools of the flow that it may use, too."),
  }),
  z.strictObject({ type: z.literal("end"), ...common, ...aside }),
  z.strictObject({
    type: z.literal("function"),
    ...common,
    ...aside,
    ...waits,
    toolId: LocalId.or(z.literal("")).describe("A tool of the flow; empty until one is chosen."),
    toolType: z.literal("local").default("local"),
    edges,
    elseEdge,
  }),
  z.strictObject({
    type: z.literal("code"),
    ...common,
    ...aside,
    ...waits,
    code: z.string().max(20_000, "At most 20,000 characters."),
    timeoutMs: z.int().min(5_000).max(60_000).optional(),
    responseVariables: z.record(z.string().min(1).max(128), z.string().max(1_000)).optional(),
    edges,
    elseEdge,
  }),
  z.strictObject({
    type: z.literal("transfer_call"),
    ...common,
    ...aside,
    transferDestination: TransferDestination,
    transferOption: TransferOption,
    customSipHeaders: z.record(z.string().min(1).max(128), z.string().max(1_000)).optional(),
    edge: NamedEdge,
  }),
  z.strictObject({
    type: z.literal("press_digit"),
    ...common,
    instruction: Prompt,
    delayMs: z.int().min(0).max(5_000).optional(),
    edges,
    elseEdge,
  }),
  z.strictObject({ type: z.literal("branch"), ...common, edges, elseEdge: NamedEdge }),
  z.strictObject({
    type: z.literal("sms"),
    ...common,
    instruction: Words,
    successEdge: NamedEdge,
    failedEdge: NamedEdge,
  }),
  z.strictObject({
    type: z.literal("extract_dynamic_variables"),
    ...common,
    variables: z.array(ExtractedVariable).max(50, "At most 50 variables."),
    enableTypingSound: z.boolean().optional(),
    edges,
    elseEdge,
  }),
  z.strictObject({
    type: z.literal("agent_swap"),
    ...common,
    ...aside,
    ...AgentSwapFields,
    edge: NamedEdge,
  }),
  z.strictObject({
    type: z.literal("mcp"),
    ...common,
    ...aside,
    ...waits,
    mcpId: LocalId.or(z.literal("")).describe("The name of one of the flow's MCP servers; empty until one is chosen."),
    mcpToolName: z
      .string()
      .max(128, "At most 128 characters.")
      .describe("A tool of that server; empty until it is named."),
    responseVariables: z.record(z.string().min(1).max(128), z.string().max(1_000)).optional(),
    edges,
    elseEdge,
  }),
  z.strictObject({ type: z.literal("bridge_transfer"), ...common, ...aside }),
  z.strictObject({ type: z.literal("cancel_transfer"), ...common, ...aside }),
]);
export type FlowNode = z.infer<typeof FlowNode>;
export type NodeType = FlowNode["type"];
