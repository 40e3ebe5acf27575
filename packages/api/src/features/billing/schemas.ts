import { z } from "zod";

export const UsageSummary = z.object({
  timeZone: z.string().describe("Whose midnights the month and its days begin and end at."),
  periodStart: z.date(),
  periodEnd: z.date().describe("The first instant of the next month."),
  calls: z.int(),
  billableSeconds: z.int(),
  conversationMinutes: z.string().describe("The caller's own for a user, all of the organisation's for an admin."),
  totalCost: z.string(),
  monthlyMinutesLimit: z.int(),
  minutesLeft: z
    .string()
    .nullable()
    .describe("Of the organisation, 0 when calls ran over the limit. Null for a user: it would tell what others use."),
  ratePerMinute: z.string().describe("For calls from now on."),
  days: z.array(
    z.object({
      date: z.string(),
      calls: z.int(),
      conversationMinutes: z.string(),
      totalCost: z.string(),
    }),
  ),
});
export type UsageSummary = z.infer<typeof UsageSummary>;

export const BillingTerms = z.object({
  ratePerMinute: z.string(),
  incrementSeconds: z.int().describe("A call is charged for the next multiple of it."),
});
export type BillingTerms = z.infer<typeof BillingTerms>;

const Use = z.object({ used: z.int(), limit: z.int() });

export const PlanLimits = z.object({ agents: Use, phoneNumbers: Use });
export type PlanLimits = z.infer<typeof PlanLimits>;
