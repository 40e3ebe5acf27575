import { z } from "zod";
import { PageInput } from "../../kernel/page";

export const UsageSummary = z.object({
  timeZone: z.string().describe("Whose midnights the month and its days begin and end at."),
  periodStart: z.date(),
  periodEnd: z.date().describe("The first instant of the next month."),
  calls: z.int(),
  billableSeconds: z.int(),
  conversationMinutes: z.string().describe("The caller's own for a user, all of the organisation's for an admin."),
  totalCost: z.string(),
  monthlyMinutesLimit: z.int().describe("With what was given on top for this month."),
  minutesLeft: z
    .string()
    .nullable()
    .describe("Of the organisation, 0 when calls ran over the limit. Null for a user: it would tell what others use."),
  ratePerMinute: z.string().describe("For calls from now on."),
  previous: z
    .object({ calls: z.int(), conversationMinutes: z.string(), totalCost: z.string() })
    .describe("Of the month before, up to the same day."),
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

const groups = ["none", "agent", "user", "phone_number"] as const;

export const UsageSeriesInput = z.object({
  from: z.date().optional().describe("2 days, 30 days or a year before `to` when left out, by the interval."),
  to: z.date().optional().describe("Now when left out."),
  interval: z.enum(["hour", "day", "month"], "Choose hour, day or month.").default("day"),
  groupBy: z.enum(groups, "Choose none, agent, user or phone_number.").default("none"),
});
export type UsageSeriesInput = z.infer<typeof UsageSeriesInput>;

export const UsageSeries = z.object({
  from: z.date(),
  to: z.date(),
  timeZone: z
    .string()
    .describe("By whose clocks hours, days and months begin. The first and the last one count in full."),
  interval: z.enum(["hour", "day", "month"]),
  groupBy: z.enum(groups),
  data: z
    .array(
      z.object({
        start: z.date(),
        key: z.string().nullable().describe("The id of the agent or user, or the number; null for none."),
        name: z.string().nullable(),
        calls: z.int(),
        billableSeconds: z.int(),
        conversationMinutes: z.string(),
        totalCost: z.string(),
      }),
    )
    .describe("Oldest first. Without groups every step of the span, with groups those in which there was something."),
});
export type UsageSeries = z.infer<typeof UsageSeries>;

export const ListRecordsInput = PageInput.extend({
  from: z.date().optional().describe("Of calls that began at this instant or later."),
  to: z.date().optional().describe("Of calls that began before this instant."),
  agentId: z.uuid().optional(),
  userId: z.uuid().optional().describe("Of this member's calls."),
  phoneNumber: z.string().trim().min(2).max(20).optional().describe("One of your numbers."),
  callId: z.uuid().optional(),
});
export type ListRecordsInput = z.infer<typeof ListRecordsInput>;

/** An entry of the ledger. A call has one, and further ones where something was corrected; its price is their sum. */
export const UsageRecordView = z.object({
  id: z.uuid(),
  entry: z.int().describe("0 for the charge of the call, then its corrections."),
  userId: z.uuid().nullable(),
  agentId: z.uuid().nullable(),
  phoneNumber: z.string().nullable().describe("Your number in the call; null for one through the web."),
  billableSeconds: z.int().describe("Negative where something is given back."),
  incrementSeconds: z.int(),
  conversationMinutes: z.string(),
  ratePerMinute: z.string(),
  totalCost: z.string(),
  occurredAt: z.date().describe("When the call began."),
  recordedAt: z.date(),
  call: z.object({
    id: z.uuid(),
    direction: z.enum(["inbound", "outbound", "web"]),
    status: z.enum(["in_progress", "completed", "failed"]),
    agentName: z.string().nullable(),
    phoneNumber: z.string().nullable().describe("The other side's."),
    durationSeconds: z.int().nullable(),
    isDeleted: z.boolean().describe("Nothing of it is left but what the books need; it cannot be opened."),
  }),
});
export type UsageRecordView = z.infer<typeof UsageRecordView>;
