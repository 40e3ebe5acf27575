import { z } from "zod";
import { Email, NameText, Slug, TimeZone } from "../../../kernel/fields";
import { ChosenCountries, ShownCountries } from "../../countries/schemas";

export const TenantSettings = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  status: z.enum(["active", "suspended", "trial", "cancelled"]),
  plan: z.enum(["free", "starter", "pro", "enterprise"]),
  timeZone: z.string().describe("Where its days and months begin."),
  billingEmail: z.string().nullable(),
  requireTwoFactor: z.boolean().describe("Everyone needs a second factor to do anything."),
  minPasswordLength: z.int(),
  keepRecordingsDays: z.int().nullable().describe("How long recordings are kept; null for ever."),
  keepWordsDays: z.int().nullable().describe("How long transcripts and summaries are kept; null for ever."),
  outboundCountries: ShownCountries.describe("Where calls may go, as ISO codes; null for every country."),
  inboundCountries: ShownCountries.describe("From where people may call, as ISO codes; null for every country."),
  callableCountries: ShownCountries.describe("Where the platform lets anybody call; null for every country."),
  maxUsers: z.int(),
  maxAgents: z.int(),
  maxPhoneNumbers: z.int(),
  monthlyMinutesLimit: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type TenantSettings = z.infer<typeof TenantSettings>;

const keptDays = z
  .int("A whole number of days.")
  .min(1, "One day at least.")
  .max(3_650, "Ten years at most.")
  .nullable()
  .optional();

// Strict: plan, status and limits are the platform's to change, and whoever sends them is told so by name.
export const UpdateTenantInput = z.strictObject({
  name: NameText("Write your organisation's name.").optional(),
  slug: Slug.optional().describe("The short name in addresses and at the provider."),
  timeZone: TimeZone.optional().describe("Of the IANA list, such as Europe/Berlin."),
  billingEmail: Email.nullable().optional().describe("Who gets the statements; null for nobody."),
  requireTwoFactor: z.boolean().optional(),
  minPasswordLength: z
    .int("A whole number.")
    .min(8, "At least 8 characters.")
    .max(64, "At most 64 characters.")
    .optional()
    .describe("For new passwords; those of today stay."),
  keepRecordingsDays: keptDays.describe("In days after the call, here and at the provider; null keeps them for ever."),
  keepWordsDays: keptDays.describe("The same for transcripts and summaries."),
  outboundCountries: ChosenCountries.optional().describe(
    "ISO codes of the countries that calls may go to, such as DE; null for every country.",
  ),
  inboundCountries: ChosenCountries.optional().describe(
    "ISO codes of the countries from which people may call; null for every country. Who withholds the number may always.",
  ),
  unchangedSince: z
    .date()
    .optional()
    .describe("`updated_at` as you read it: refused with 409 when somebody saved meanwhile."),
});
export type UpdateTenantInput = z.infer<typeof UpdateTenantInput>;

export const SlugInput = z.object({ slug: Slug });
export type SlugInput = z.infer<typeof SlugInput>;

export const SlugAnswer = z.object({ isFree: z.boolean() });
export type SlugAnswer = z.infer<typeof SlugAnswer>;

export const EndedSessions = z.object({ ended: z.int() });
export type EndedSessions = z.infer<typeof EndedSessions>;
