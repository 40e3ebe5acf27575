import { z } from "zod";

const opt = z.exactOptional;

const question = {
  name: z.string().min(1),
  description: z.string(),
  required: opt(z.boolean()),
  conditional_prompt: opt(z.string()),
};

/** The four kinds of question that an agent or a tool may ask about a call. */
export const extractionQuestions = [
  z.strictObject({ type: z.literal("string"), ...question, examples: opt(z.array(z.string())) }),
  z.strictObject({ type: z.literal("enum"), ...question, choices: z.array(z.string()) }),
  z.strictObject({ type: z.literal("boolean"), ...question }),
  z.strictObject({ type: z.literal("number"), ...question }),
] as const;

/** An entry of an agent's `post_call_analysis_data`. */
export const PostCallQuestion = z.discriminatedUnion("type", [
  ...extractionQuestions,
  z.strictObject({
    ...question,
    type: z.literal("system-presets"),
    name: z.enum(["call_summary", "call_successful", "user_sentiment"]),
    description: opt(z.string()),
  }),
]);
