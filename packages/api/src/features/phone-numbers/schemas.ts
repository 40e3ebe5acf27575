import { z } from "zod";
import { PageInput } from "../../kernel/page";

const NumberType = z.enum(["local", "mobile", "toll_free"], "Choose local, mobile or toll_free.");
const SyncState = z
  .enum(["in_sync", "pending"])
  .describe(
    "`pending` while the change is saved here but the provider has not taken it over yet; that follows by itself.",
  );
const Nickname = z
  .string()
  .trim()
  .min(1, "Write a nickname, or send null for none.")
  .max(60, "At most 60 characters.")
  .regex(/^\P{Cc}*$/u, "No line breaks or control characters.");

export const ListNumbersInput = z.strictObject(PageInput.shape);

export const ListAvailableInput = z.strictObject({
  ...PageInput.shape,
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, "Two capital letters, such as US.")
    .optional()
    .describe("ISO 3166-1 alpha-2."),
  numberType: NumberType.optional(),
  contains: z
    .string()
    .regex(/^\+?\d{1,15}$/, "Digits only.")
    .optional()
    .describe("Digits that stand next to each other in the number."),
});

export const ClaimNumberInput = z.strictObject({
  phoneNumberId: z.uuid("Send the id of an available number."),
  agentId: z.uuid("Send the id of an agent.").nullish().describe("The agent that answers it from now on."),
  userId: z.uuid("Send the id of a member.").nullish().describe("The member to whom it belongs."),
});

export const ReleaseNumberInput = z.strictObject({ phoneNumberId: z.uuid("Send the id of a number of yours.") });

export const UpdateNumberInput = z.strictObject({
  id: z.uuid("Send the id of a number of yours."),
  agentId: z.uuid("Send the id of an agent, or null for none.").nullish(),
  userId: z.uuid("Send the id of a member, or null for none.").nullish(),
  nickname: Nickname.nullish(),
});

export const PhoneNumberView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  phoneNumber: z.string().describe("E.164."),
  countryCode: z.string(),
  numberType: NumberType,
  nickname: z.string().nullable(),
  status: z.enum(["assigned", "suspended"]),
  assignedAgentId: z.uuid().nullable(),
  assignedAgentName: z.string().nullable(),
  assignedUserId: z.uuid().nullable(),
  assignedUserName: z.string().nullable(),
  assignedAt: z.date().nullable(),
  syncState: SyncState,
  createdAt: z.date(),
});

export const AvailableNumberView = z.object({
  id: z.uuid(),
  phoneNumber: z.string().describe("E.164."),
  countryCode: z.string(),
  numberType: NumberType,
  status: z.literal("available"),
});

export const ReleasedNumberView = z.object({
  id: z.uuid(),
  phoneNumber: z.string().describe("E.164."),
  status: z.literal("quarantined"),
  quarantinedUntil: z.date().describe("When it returns to the pool. Until then nobody can claim it."),
  syncState: SyncState,
});

export type ListNumbersInput = z.infer<typeof ListNumbersInput>;
export type ListAvailableInput = z.infer<typeof ListAvailableInput>;
export type ClaimNumberInput = z.infer<typeof ClaimNumberInput>;
export type ReleaseNumberInput = z.infer<typeof ReleaseNumberInput>;
export type UpdateNumberInput = z.infer<typeof UpdateNumberInput>;
export type PhoneNumberView = z.infer<typeof PhoneNumberView>;
export type AvailableNumberView = z.infer<typeof AvailableNumberView>;
export type ReleasedNumberView = z.infer<typeof ReleasedNumberView>;
