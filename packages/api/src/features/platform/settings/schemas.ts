import { z } from "zod";
import { ChosenCountries, ShownCountries } from "../../countries/schemas";

const Plan = z.enum(["free", "starter", "pro", "enterprise"], "Choose free, starter, pro or enterprise.");

/** Each is left as it is when it is not sent. */
export const ChangeSettingsInput = z.strictObject({
  quarantineDays: z
    .int("A whole number of days.")
    .min(1, "At least 1 day.")
    .max(90, "At most 90 days.")
    .optional()
    .describe("How long a released number rests before others can claim it."),
  sharedLines: z
    .int("A whole number of lines.")
    .min(0, "0 or more.")
    .max(10_000, "At most 10,000.")
    .optional()
    .describe("Calls at once, of all organisations together, that go beyond their guaranteed lines."),
  visitMinutes: z
    .int("A whole number of minutes.")
    .min(5, "At least 5 minutes.")
    .max(30, "At most 30 minutes.")
    .optional()
    .describe("How long a support visit lasts at most."),
  callableCountries: ChosenCountries.optional().describe(
    "ISO codes of the countries that anybody may call, whatever an organisation allows itself; null for every country.",
  ),
  orphanHours: z
    .int("A whole number of hours.")
    .min(1, "At least 1 hour.")
    .max(720, "At most 720 hours, which are 30 days.")
    .optional()
    .describe("How long something at the provider that nothing here knows stands before the nightly look removes it."),
  defaultPlan: Plan.optional().describe("The plan of an organisation that registers by itself."),
});

export const SettingsView = z.object({
  quarantineDays: z.int(),
  sharedLines: z.int(),
  visitMinutes: z.int(),
  callableCountries: ShownCountries.describe("That anybody may call; null for every country."),
  orphanHours: z.int(),
  defaultPlan: Plan,
  plans: z
    .array(
      z.object({
        name: Plan,
        maxUsers: z.int(),
        maxAgents: z.int(),
        maxPhoneNumbers: z.int(),
        monthlyMinutesLimit: z.int(),
        guaranteedLines: z.int(),
        maxLines: z.int(),
        ratePerMinute: z.string(),
        billingIncrementSeconds: z.int(),
      }),
    )
    .describe("What a plan fills in when it is chosen; an organisation's own limits may differ."),
});

const Check = z.object({
  id: z.enum(["retell", "webhooks", "twilio", "trunk", "origination", "credentials", "transfers", "mail"]),
  name: z.string(),
  state: z.enum(["ok", "warning", "failed"]),
  isSandboxed: z.boolean(),
  found: z.string().describe("What was found."),
  fix: z.string().nullable().describe("What to do about it, if anything."),
});

export const SetUpView = z.object({ checkedAt: z.date(), checks: z.array(Check) });

export type ChangeSettingsInput = z.infer<typeof ChangeSettingsInput>;
export type SettingsView = z.infer<typeof SettingsView>;
export type SetUpCheck = z.infer<typeof Check>;
export type SetUpView = z.infer<typeof SetUpView>;
