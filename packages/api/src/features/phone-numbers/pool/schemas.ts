import { z } from "zod";
import { PageInput } from "../../../kernel/page";

const NumberType = z.enum(["local", "mobile", "toll_free"], "Choose local, mobile or toll_free.");
const NumberStatus = z.enum(
  ["importing", "available", "assigned", "quarantined", "suspended", "retiring"],
  "Choose importing, available, assigned, quarantined, suspended or retiring.",
);
const E164 = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, "Write the number with + and country code, digits only, such as +14155550123.");

export const ListPoolInput = z.strictObject({
  ...PageInput.shape,
  status: NumberStatus.optional(),
  tenantId: z.uuid("Send the id of an organisation.").optional(),
  contains: z
    .string()
    .regex(/^\+?\d{1,15}$/, "Digits only.")
    .optional(),
});

export const SearchNumbersInput = z.strictObject({
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, "Two capital letters, such as US.")
    .default("US")
    .describe("ISO 3166-1 alpha-2."),
  numberType: NumberType.default("local"),
  areaCode: z.int().min(200).max(999, "Three digits.").optional().describe("US and Canada only."),
  contains: z
    .string()
    .regex(/^[0-9A-Za-z*]{2,15}$/, "2 to 15 digits or letters; * stands for any digit.")
    .optional(),
  limit: z.int().min(1).max(100).default(25),
});

export const BringInInput = z.strictObject({ phoneNumber: E164 });

const Reason = z.string().trim().min(1, "Say why.").max(500, "At most 500 characters.").optional();

export const AllocateNumberInput = z.strictObject({
  phoneNumberId: z.uuid("Send the id of an available number."),
  tenantId: z.uuid("Send the id of an organisation."),
  reason: Reason.describe("Stands in the organisation's log."),
});

export const ReclaimNumberInput = z.strictObject({
  phoneNumberId: z.uuid("Send the id of a number that an organisation holds."),
  reason: Reason.describe("Stands in the organisation's log."),
});

export const RetireNumberInput = z.strictObject({ id: z.uuid("Send the id of an available number.") });

export const NumberHistoryInput = z.strictObject({ id: z.uuid("Send the id of a number.") });

export const NumberHistory = z.object({
  data: z.array(
    z.object({
      id: z.uuid(),
      tenantId: z.uuid(),
      tenantName: z.string(),
      agentName: z.string().nullable(),
      userName: z.string().nullable(),
      heldFrom: z.date(),
      heldUntil: z.date().nullable().describe("Null while it holds it."),
    }),
  ),
});

const NumberForSale = z.object({
  phoneNumber: z.string().describe("E.164."),
  countryCode: z.string(),
  numberType: NumberType,
  locality: z.string().nullable(),
  region: z.string().nullable(),
  addressRequired: z.boolean().describe("Whether Twilio wants an address on file before it sells this number."),
  capabilities: z.object({ voice: z.boolean(), sms: z.boolean(), mms: z.boolean() }),
});

/** One page only: Twilio shows a sample, not a list to walk through. */
export const NumbersForSale = z.object({ data: z.array(NumberForSale) });

const OwnedNumberView = z.object({
  phoneNumber: z.string().describe("E.164."),
  friendlyName: z.string().nullable(),
  isOnTrunk: z.boolean(),
});

export const OwnedNumbers = z.object({ data: z.array(OwnedNumberView) });

export const PoolNumberView = z.object({
  id: z.uuid(),
  phoneNumber: z.string().describe("E.164."),
  countryCode: z.string(),
  numberType: NumberType,
  status: NumberStatus,
  tenantId: z.uuid().nullable(),
  tenantName: z.string().nullable(),
  assignedAgentId: z.uuid().nullable(),
  assignedUserId: z.uuid().nullable(),
  assignedAt: z.date().nullable(),
  quarantinedUntil: z.date().nullable(),
  failureReason: z.string().nullable().describe("Why it is not brought in yet; it is tried again by itself."),
  retellPhoneId: z.string().nullable(),
  twilioNumberSid: z.string().nullable(),
  sipTrunkUri: z.string().nullable(),
  syncState: z.enum(["in_sync", "pending"]),
  idleSince: z
    .date()
    .nullable()
    .describe(
      "Since when nobody holds it: the end of the last holding, or when it was added. Null while somebody does.",
    ),
  createdAt: z.date(),
});

export type ListPoolInput = z.infer<typeof ListPoolInput>;
export type SearchNumbersInput = z.infer<typeof SearchNumbersInput>;
export type BringInInput = z.infer<typeof BringInInput>;
export type AllocateNumberInput = z.infer<typeof AllocateNumberInput>;
export type ReclaimNumberInput = z.infer<typeof ReclaimNumberInput>;
export type RetireNumberInput = z.infer<typeof RetireNumberInput>;
export type NumberHistoryInput = z.infer<typeof NumberHistoryInput>;
export type NumberHistory = z.infer<typeof NumberHistory>;
export type NumbersForSale = z.infer<typeof NumbersForSale>;
export type OwnedNumbers = z.infer<typeof OwnedNumbers>;
export type PoolNumberView = z.infer<typeof PoolNumberView>;
