import { z } from "zod";
import { AgentIdInput } from "./schemas";

const line = z.string().max(20_000, "At most 20,000 characters.");

/** Something that was said or done in a conversation that is typed. */
export const ChatTurn = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("user"), content: line }),
  z.strictObject({ role: z.literal("agent"), content: line }),
  z.strictObject({ role: z.literal("tool_call_invocation"), toolCallId: line, name: line, arguments: line }),
  z.strictObject({
    role: z.literal("tool_call_result"),
    toolCallId: line,
    content: line,
    successful: z.boolean().optional(),
  }),
  z.strictObject({
    role: z.literal("node_transition"),
    formerNodeId: line.optional(),
    formerNodeName: line.optional(),
    newNodeId: line.optional(),
    newNodeName: line.optional(),
  }),
  z.strictObject({
    role: z.literal("state_transition"),
    formerStateName: line.optional(),
    newStateName: line.optional(),
  }),
  z.strictObject({ role: z.literal("sms"), content: line }),
]);

export const TestChatInput = z.strictObject({
  ...AgentIdInput.shape,
  messages: z
    .array(ChatTurn)
    .max(500, "At most 500 turns.")
    .default([])
    .describe("Everything so far, the caller's last line included; none to hear how the agent begins."),
  currentNodeId: z.string().max(64).nullish().describe("As the last answer told it."),
  currentState: z.string().max(64).nullish().describe("As the last answer told it."),
  dynamicVariables: z.record(z.string().min(1).max(128), z.string().max(4_096)).optional(),
  version: z.enum(["draft", "published"]).default("draft").describe("Whether the draft answers or what callers meet."),
});

export const TestChatAnswer = z.object({
  messages: z.array(ChatTurn).describe("What came of the last line: new turns only."),
  callEnded: z.boolean(),
  currentNodeId: z.string().nullable(),
  currentState: z.string().nullable(),
  dynamicVariables: z.record(z.string(), z.string()),
  knowledge: z.array(z.string()).describe("The passages of its knowledge that the agent was given."),
});

export type ChatTurn = z.infer<typeof ChatTurn>;
export type TestChatInput = z.infer<typeof TestChatInput>;
export type TestChatAnswer = z.infer<typeof TestChatAnswer>;
