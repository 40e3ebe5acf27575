import { z } from "zod";
import { PageInput, pageOf } from "../../kernel/page";

export const ListDoNotCallInput = z.strictObject({
  ...PageInput.shape,
  q: z.string().trim().min(2).max(20).optional().describe("A part of the number."),
});
export type ListDoNotCallInput = z.infer<typeof ListDoNotCallInput>;

export const DoNotCallView = z.object({
  id: z.uuid(),
  phoneNumber: z.string(),
  source: z.string(),
  addedBy: z.string(),
  createdAt: z.date(),
});
export type DoNotCallView = z.infer<typeof DoNotCallView>;

export const DoNotCallPage = pageOf(DoNotCallView);

export const AddDoNotCallInput = z.strictObject({
  numbers: z
    .string()
    .trim()
    .min(1, "Paste at least one number.")
    .max(300_000, "At most 10,000 numbers at a time.")
    .describe("One a line, or between commas or semicolons, with country code: +12025550100."),
  source: z
    .string()
    .trim()
    .min(1, "Say where the wish came from.")
    .max(200, "At most 200 characters.")
    .describe("Such as: asked on the telephone."),
});
export type AddDoNotCallInput = z.infer<typeof AddDoNotCallInput>;

export const AddedToDoNotCall = z.object({
  added: z.int(),
  known: z.int().describe("Those that stood there already."),
  refused: z
    .array(z.object({ line: z.int(), text: z.string(), message: z.string() }))
    .describe("What is not a number: the first hundred."),
  refusedCount: z.int(),
});
export type AddedToDoNotCall = z.infer<typeof AddedToDoNotCall>;

export const DoNotCallIdInput = z.strictObject({ id: z.uuid() });
export type DoNotCallIdInput = z.infer<typeof DoNotCallIdInput>;
