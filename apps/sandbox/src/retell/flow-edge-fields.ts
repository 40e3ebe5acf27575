import { z } from "zod";

const opt = z.exactOptional;
const text = z.string();

const equationOperators = [
  "==",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "contains",
  "not_contains",
  "exists",
  "not_exist",
] as const;

const PromptCondition = z.strictObject({ type: z.literal("prompt"), prompt: text });

export const EquationCondition = z.strictObject({
  type: z.literal("equation"),
  operator: z.enum(["||", "&&"]),
  equations: z.array(z.strictObject({ left: text, operator: z.enum(equationOperators), right: opt(text) })).min(1),
});
export type EquationCondition = z.infer<typeof EquationCondition>;

const Condition = z.discriminatedUnion("type", [PromptCondition, EquationCondition]);

const edge = { id: text.min(1), destination_node_id: opt(text) };

/** A way out of a node that is taken when its condition holds. */
export const Edge = z.strictObject({ ...edge, transition_condition: Condition });
export type Edge = z.infer<typeof Edge>;

/** A way out with a meaning of its own; if it is a prompt, its prompt is always the same words. */
function namedEdge<const W extends string>(word: W) {
  const Word = z.literal(word);
  return z.strictObject({
    ...edge,
    transition_condition: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("prompt"), prompt: Word }),
      EquationCondition.extend({ prompt: opt(Word) }),
    ]),
  });
}

export const AlwaysEdge = namedEdge("Always");
export const ElseEdge = namedEdge("Else");
export const SkipResponseEdge = namedEdge("Skip response");
export const TransferFailedEdge = namedEdge("Transfer failed");
export const SmsSentEdge = namedEdge("Sent successfully");
export const SmsFailedEdge = namedEdge("Failed to send");

const exampleLines = z.array(
  z.discriminatedUnion("role", [
    z.strictObject({ role: z.enum(["agent", "user"]), content: text }),
    z.strictObject({ role: z.literal("tool_call_invocation"), tool_call_id: text, name: text, arguments: text }),
    z.strictObject({ role: z.literal("tool_call_result"), tool_call_id: text, content: text }),
  ]),
);

export const ConversationExamples = opt(z.array(z.strictObject({ id: text, transcript: exampleLines })));
export const TransitionExamples = opt(
  z.array(z.strictObject({ id: text, transcript: exampleLines, destination_node_id: opt(text) })),
);

/** What makes a node reachable from anywhere. */
export const GlobalNodeSetting = z.strictObject({
  condition: text,
  cool_down: opt(z.number().min(0)),
  go_back_conditions: opt(z.array(Edge)),
  positive_finetune_examples: opt(z.array(z.strictObject({ transcript: exampleLines }))),
  negative_finetune_examples: opt(z.array(z.strictObject({ transcript: exampleLines }))),
});
