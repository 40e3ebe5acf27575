import { z } from "zod";
import { CallId, SomeCalls } from "../schemas";

const tag = z.string().trim().min(1, "A tag has a letter at least.").max(40, "40 characters at most.");
const mostTags = 20;

export const UpdateCallInput = CallId.extend({
  notes: z
    .string()
    .trim()
    .max(5_000, "5,000 characters at most.")
    .nullable()
    .optional()
    .describe("Null takes them away."),
  tags: z.array(tag).max(mostTags, "20 tags at most.").optional().describe("All that the call is to have."),
});
export type UpdateCallInput = z.infer<typeof UpdateCallInput>;

export const TagCallsInput = SomeCalls.extend({
  add: z.array(tag).max(mostTags).default([]),
  remove: z.array(tag).max(mostTags).default([]),
});
export type TagCallsInput = z.infer<typeof TagCallsInput>;
